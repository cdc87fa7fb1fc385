Attribute VB_Name = "FinsamNamn"
Option Explicit

' Bokens definierade namn, många i ett anrop: Python gör listan, och här sätts den.

' Namn och formel varannan gång, med tabbtecken emellan; ett namn utan formel tas bort.
' Svaret är hur många namn som är gjorda. Kom inte hela listan fram görs inget.
Public Function SattNamn(ByVal lista As String, ByVal antal As Long) As Long
    Dim falt As Variant
    Dim plats As Long
    falt = Split(lista, vbTab)
    If UBound(falt) + 1 <> 2 * antal Then Exit Function
    On Error GoTo avbrutet
    For plats = 0 To UBound(falt) Step 2
        If falt(plats + 1) = "" Then
            TaBortNamn falt(plats)
        Else
            ThisWorkbook.Names.Add falt(plats), falt(plats + 1)
        End If
        SattNamn = SattNamn + 1
    Next plats
avbrutet:
End Function

Private Sub TaBortNamn(ByVal namn As String)
    Dim taget As Object
    On Error Resume Next
    Set taget = ThisWorkbook.Names.Item(namn)
    On Error GoTo 0
    If Not taget Is Nothing Then taget.Delete
End Sub
