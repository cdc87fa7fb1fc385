Attribute VB_Name = "FinsamDialog"
Option Explicit

' Excels egen fildialog; flera filer går att välja på Windows, en på macOS.

Private Const TITEL As String = "Välj en eller flera SIE-filer"
Private Const FILTER As String = "SIE-filer (*.se;*.si;*.sie),*.se;*.si;*.sie,Alla filer (*.*),*.*"

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
