Attribute VB_Name = "FinsamMakron"
Option Explicit

' En Sub per knapp. Allt arbete görs i Python; här startas det, och här sägs vad som saknas om det inte går.

Private Const MODUL As String = "finsam_xl.hosts.excel"
Private Const RUBRIK As String = "finsam-xl"

' Utan prickar: texten går genom Windows kommandotolk och en loggfil.
Private Const PAKETET_SAKNAS As String = _
    "finsam-xl finns inte i den Python som boken startar. Skriv finsam installera i Kommandotolken."

Private versionenProvad As Boolean

Public Sub ImporteraSie()
    Starta "importera_sie"
End Sub

Public Sub Kontrollera()
    Starta "kontrollera"
End Sub

Public Sub ByggArsredovisning()
    Starta "bygg_arsredovisning"
End Sub

Private Sub Starta(ByVal makro As String)
    If Not PythonFinns() Then Exit Sub
    If RunPython(Kommando(makro)) = -1 Then Exit Sub
    versionenProvad = True
End Sub

' Vid första klicket prövar Python att finsam-xl finns och är av bokens version, och stannar annars med en förklaring.
Private Function Kommando(ByVal makro As String) As String
    Kommando = "import " & MODUL & "; " & MODUL & "." & makro & "()"
    If versionenProvad Then Exit Function
    Kommando = "import importlib.util, sys; importlib.util.find_spec('finsam_xl') or sys.exit('" & PAKETET_SAKNAS & "'); " _
        & "import " & MODUL & "; " & MODUL & ".prova_version('" & FINSAM_VERSION & "', '" & FINSAM_XLWINGS & "'); " _
        & Kommando
End Function

Private Function PythonFinns() As Boolean
    Dim tolk As String
    #If Mac Then
        PythonFinns = True
    #Else
        tolk = Tolken()
        PythonFinns = TolkenFinns(tolk)
        If Not PythonFinns Then MsgBox SaknasText(tolk), vbExclamation, RUBRIK
    #End If
End Function

Private Function Tolken() As String
    Tolken = GetConfig("INTERPRETER_WIN", "")
    If Tolken = "" Then Tolken = GetConfig("INTERPRETER", "python")
End Function

' En sökväg ska finnas som fil; ett namn utan mapp ska finnas i någon av mapparna i PATH.
Private Function TolkenFinns(ByVal tolk As String) As Boolean
    Dim mapp As Variant
    If InStr(tolk, "\") > 0 Then
        TolkenFinns = xlwings.FileExists(tolk)
        Exit Function
    End If
    For Each mapp In Split(Environ("PATH"), ";")
        If mapp <> "" Then
            If xlwings.FileExists(mapp & "\" & tolk & ".exe") Then TolkenFinns = True
        End If
    Next mapp
End Function

Private Function SaknasText(ByVal tolk As String) As String
    SaknasText = "Knappen behöver Python, men det finns inte på den här datorn:" & vbNewLine & vbNewLine _
        & tolk & vbNewLine & vbNewLine _
        & "Siffrorna i boken är riktiga ändå, men inget nytt kan läsas in eller byggas." & vbNewLine & vbNewLine _
        & "Gör så här: öppna Kommandotolken, skriv finsam installera och öppna boken igen. " _
        & "Finns inte kommandot finsam, be den som sköter datorn att installera finsam-xl. " _
        & "Ligger Python någon annanstans står sökvägen på bladet xlwings.conf, raden INTERPRETER_WIN."
End Function
