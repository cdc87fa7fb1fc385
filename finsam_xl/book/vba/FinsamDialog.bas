Attribute VB_Name = "FinsamDialog"
Option Explicit

' Excels egna dialoger: filer att läsa in (flera på Windows, en på macOS) och en cell att följa.

Private Const TITEL As String = "Välj SIE-filer eller saldolistor"
Private Const FILTER As String = "SIE-filer (*.se;*.si;*.sie),*.se;*.si;*.sie,Saldolistor (*.xlsx;*.csv),*.xlsx;*.csv,Alla filer (*.*),*.*"

' De valda filernas sökvägar, en per rad; tomt om ingen valdes.
Public Function ValjSieFiler() As String
    Dim val As Variant
    Dim fil As Variant
    #If Mac Then
        val = Application.GetOpenFilename()
    #Else
        val = Application.GetOpenFilename(FILTER, 1, TITEL, , True)
    #End If
    If IsArray(val) Then
        For Each fil In val
            ValjSieFiler = ValjSieFiler & fil & vbLf
        Next fil
    ElseIf VarType(val) = vbString Then
        ValjSieFiler = val & vbLf
    End If
End Function

' Cellen som pekas ut på vilket blad som helst, som «ÅR Noter!C7»; tomt om ingen pekades ut.
Public Function ValjCell() As String
    Dim vald As Range
    On Error Resume Next
    Set vald = Application.InputBox("Klicka på den siffra som ska följas, på vilket blad som helst.", "finsam-xl", Type:=8)
    On Error GoTo 0
    If Not vald Is Nothing Then ValjCell = vald.Worksheet.Name & "!" & vald.Cells(1, 1).Address(False, False)
End Function
