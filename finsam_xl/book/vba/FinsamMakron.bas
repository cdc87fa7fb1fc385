Attribute VB_Name = "FinsamMakron"
Option Explicit

' En Sub per knapp. Allt arbete görs i Python; här startas det, och här sägs vad som saknas om det inte går.

Private Const MODUL As String = "finsam_xl.hosts.excel"
Private Const RUBRIK As String = "finsam-xl"

' Utan prickar: texten går genom Windows kommandotolk och en loggfil.
Private Const PAKETET_SAKNAS As String = _
    "finsam-xl finns inte i den Python som boken startar. Skriv finsam installera i Kommandotolken, eller i Terminal."

' Kommandotolken tar emot drygt åtta tusen tecken.
Private Const FLEST_TECKEN As Long = 6000

Private versionenProvad As Boolean

Public Sub NyBokUrSie()
    StartaMedFiler "ny_bok_ur_sie"
End Sub

Public Sub ImporteraSie()
    StartaMedFiler "importera_sie"
End Sub

Public Sub Kontrollera()
    Starta "kontrollera", ""
End Sub

Public Sub ByggArsredovisning()
    Starta "bygg_arsredovisning", ""
End Sub

Public Sub ByggHalvarsredovisning()
    Starta "bygg_halvarsredovisning", ""
End Sub

Public Sub ByggVerksamhetsplan()
    Starta "bygg_verksamhetsplan", ""
End Sub

Public Sub ByggBilagor()
    Starta "bygg_bilagor", ""
End Sub

Public Sub SparaCell()
    Dim cell As String
    If Not PythonFinns() Then Exit Sub
    cell = ValjCell()
    If cell <> "" Then Starta "spara_cell", "'" & SomHex(cell) & "'"
End Sub

Public Sub SkrivUt()
    Starta "skriv_ut", ""
End Sub

Public Sub DokumentArsredovisning()
    Starta "dokument_arsredovisning", ""
End Sub

Public Sub DokumentHalvarsredovisning()
    Starta "dokument_halvarsredovisning", ""
End Sub

Public Sub DokumentVerksamhetsplan()
    Starta "dokument_verksamhetsplan", ""
End Sub

Public Sub GorDokument()
    Starta "gor_dokument", ""
End Sub

Public Sub UppdateraDokument()
    Starta "uppdatera_dokument", ""
End Sub

Public Sub Revisorspaket()
    Starta "revisorspaket", ""
End Sub

Public Sub Uppgradera()
    Starta "uppgradera", ""
End Sub

Private Sub StartaMedFiler(ByVal makro As String)
    Dim filer As String
    If Not PythonFinns() Then Exit Sub
    filer = ValjSieFiler()
    If filer = "" Then Exit Sub
    If Len(filer) * 4 > FLEST_TECKEN Then
        MsgBox "Så många filer går inte att läsa in på en gång. Välj färre, och läs in resten efteråt.", vbExclamation, RUBRIK
        Exit Sub
    End If
    Starta makro, "'" & SomHex(filer) & "'"
End Sub

Private Sub Starta(ByVal makro As String, ByVal argument As String)
    If Not PythonFinns() Then Exit Sub
    If RunPython(Kommando(makro, argument)) = -1 Then Exit Sub
    versionenProvad = True
End Sub

' Python prövar att finsam-xl finns och hör ihop med boken innan makrot körs; en annan version omnämns vid första klicket.
Private Function Kommando(ByVal makro As String, ByVal argument As String) As String
    Dim forsta As String
    forsta = "True"
    If versionenProvad Then forsta = "False"
    Kommando = "import importlib.util, sys; importlib.util.find_spec('finsam_xl') or sys.exit('" & PAKETET_SAKNAS & "'); " _
        & "import " & MODUL & "; " & MODUL & ".prova_version('" & FINSAM_VERSION & "', '" & FINSAM_XLWINGS & "', " _
        & forsta & ") and " & MODUL & "." & makro & "(" & argument & ")"
End Function

' Varje tecken som fyra hexadecimala siffror, så att sökvägar klarar kommandotolkens teckenkoder och citattecken.
Private Function SomHex(ByVal text As String) As String
    Dim plats As Long
    For plats = 1 To Len(text)
        SomHex = SomHex & Right("000" & Hex(AscW(Mid(text, plats, 1)) And &HFFFF&), 4)
    Next plats
End Function

Private Function PythonFinns() As Boolean
    Dim hinder As String
    #If Mac Then
        hinder = HinderPaMac()
    #Else
        hinder = HinderPaWindows()
    #End If
    PythonFinns = (hinder = "")
    If hinder <> "" Then MsgBox hinder, vbExclamation, RUBRIK
End Function

' Vad som saknas på en Mac. xlwings skript startar Python, och samma skript provar här att tolken finns: det skriver
' tolken först i kommandot, och svaret är 1 när kommandot inte gick.
Private Function HinderPaMac() As String
    #If Mac Then
        Dim tolk As String
        Dim prov As String
        tolk = GetConfig("INTERPRETER_MAC", "python")
        If InStr(tolk, "/") > 0 Then tolk = ToPosixPath(tolk)
        prov = "|if ! command -v " & tolk & " > /dev/null; then exit 3; fi; true||||/dev/null"
        On Error GoTo skript_saknas
        If AppleScriptTask(Skript(), "VbaHandler", prov) = "1" Then HinderPaMac = SaknasText(tolk, "Terminal", "INTERPRETER_MAC")
        Exit Function
skript_saknas:
        HinderPaMac = SkriptSaknasText()
    #End If
End Function

' Namnet är det som xlwings själv ropar på.
Private Function Skript() As String
    Skript = "xlwings-" & FINSAM_XLWINGS & ".applescript"
End Function

Private Function HinderPaWindows() As String
    Dim tolk As String
    tolk = Tolken()
    If Not TolkenFinns(tolk) Then HinderPaWindows = SaknasText(tolk, "Kommandotolken", "INTERPRETER_WIN")
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

Private Function SaknasText(ByVal tolk As String, ByVal var As String, ByVal rad As String) As String
    SaknasText = "Knappen behöver Python, men det finns inte på den här datorn:" & vbNewLine & vbNewLine _
        & tolk & vbNewLine & vbNewLine _
        & "Byggda tabeller räknas ändå, av formlerna utan Python, men inget nytt kan läsas in eller byggas." & vbNewLine & vbNewLine _
        & "Gör så här: öppna " & var & ", skriv finsam installera och öppna boken igen. " _
        & "Finns inte kommandot finsam, be den som sköter datorn att installera finsam-xl. " _
        & "Ligger Python någon annanstans står sökvägen på bladet xlwings.conf, raden " & rad & "."
End Function

Private Function SkriptSaknasText() As String
    SkriptSaknasText = "Knappen behöver ett skript som låter Excel starta Python, men det finns inte på den här datorn:" _
        & vbNewLine & vbNewLine & Skript() & vbNewLine & vbNewLine _
        & "Byggda tabeller räknas ändå, av formlerna utan Python, men inget nytt kan läsas in eller byggas." & vbNewLine & vbNewLine _
        & "Gör så här: öppna Terminal, skriv finsam installera och tryck på knappen igen. " _
        & "Finns inte kommandot finsam, be den som sköter datorn att installera finsam-xl."
End Function
