"""Formats by content: what only differs in spelling is one format, what looks different is another."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from finsam_xl.arbetsbok.lasa.stilar import form, las_stilar
from finsam_xl.arbetsbok.opc.ooxml import MAIN, Element
from finsam_xl.arbetsbok.ympa.stilympning import Stilympning

GUL = '<patternFill patternType="solid"><fgColor rgb="FFFFFF00"/>'


def xml(text: str) -> Element:
    """Return the element, its first name put in SpreadsheetML's namespace."""
    return etree.fromstring(re.sub(r"^<(\w+)", rf'<\1 xmlns="{MAIN}"', text))


@pytest.mark.parametrize(
    ("vart", "excels"),
    [
        (
            '<font><name val="Arial"/><family val="2"/><b val="1"/><color rgb="00FF0000"/><sz val="10"/></font>',
            '<font><b/><sz val="10.0"/><color rgb="FFFF0000"/><name val="Arial"/><charset val="0"/></font>',
        ),
        ("<font><u/></font>", '<font><u val="single"/><i val="0"/><color auto="1"/></font>'),
        (
            f"<fill>{GUL}<bgColor rgb='FFFFFF00'/></patternFill></fill>",
            f"<fill>{GUL}<bgColor indexed='64'/></patternFill></fill>",
        ),
        ("<fill><patternFill/></fill>", '<fill><patternFill patternType="none"/></fill>'),
        (
            '<border><left/><bottom style="thin"><color indexed="64"/></bottom></border>',
            '<border diagonalUp="0"><left style="none"/><bottom style="thin"><color auto="1"/></bottom></border>',
        ),
        ('<alignment wrapText="1"/>', '<alignment vertical="bottom" wrapText="true" indent="0"/>'),
        ('<protection locked="1"/>', "<protection/>"),
    ],
)
def test_samma_utseende_i_tva_programs_stavning(vart: str, excels: str) -> None:
    assert form(xml(vart)) == form(xml(excels))


@pytest.mark.parametrize(
    ("ett", "annat"),
    [
        ('<font><sz val="10"/></font>', '<font><sz val="11"/></font>'),
        ('<font><color theme="1"/></font>', '<font><color theme="1" tint="-0.25"/></font>'),
        (
            '<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>',
            '<fill><patternFill patternType="gray125"><fgColor theme="4"/></patternFill></fill>',
        ),
        (
            '<fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop></gradientFill></fill>',
            '<fill><gradientFill degree="45"><stop position="0"><color theme="0"/></stop></gradientFill></fill>',
        ),
        ('<border><top style="thin"/></border>', '<border><bottom style="thin"/></border>'),
        ("<dxf><font><b/></font></dxf>", "<dxf><font><i/></font></dxf>"),
        ('<protection locked="0"/>', "<protection/>"),
    ],
)
def test_olika_utseende_ar_olika(ett: str, annat: str) -> None:
    assert form(xml(ett)) != form(xml(annat))


def stilar(celler: str, *, mer: str = "", fore: str = "") -> Element:
    return xml(
        f'<styleSheet>{fore}<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills>'
        f'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="1">{celler}</cellXfs>{mer}</styleSheet>'
    )


def test_eget_talformat_far_ledigt_nummer_och_delas() -> None:
    format_ = '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.000"/></numFmts>'
    skiss = stilar('<xf/><xf numFmtId="170"/><xf numFmtId="9"/>', fore=format_)
    mal = stilar("<xf/>", fore='<numFmts count="1"><numFmt numFmtId="170" formatCode="annat"/></numFmts>')
    ympning = Stilympning(mal, skiss)
    assert [ympning.cell(index) for index in (0, 1, 2, 1)] == [0, 1, 2, 1]
    assert [xf.get("numFmtId", "0") for xf in mal.iterfind(f"{{{MAIN}}}cellXfs/*")] == ["0", "171", "9"]
    assert las_stilar(mal).celler[1].delar[0] == ("0.000",)
    igen = Stilympning(mal, skiss)
    assert [igen.cell(index) for index in (0, 1, 2)] == [0, 1, 2]
    assert not igen.andrad


def test_lador_som_saknas_laggs_dar_schemat_vill_ha_dem() -> None:
    namngiven = '<cellStyles count="1"><cellStyle name="Egen" xfId="0"/></cellStyles>'
    skiss = stilar("<xf/>", mer=namngiven + "<dxfs><dxf><font><b/></font></dxf></dxfs>")
    mal = stilar("<xf/>", mer="<tableStyles/><extLst/>")
    ympning = Stilympning(mal, skiss)
    assert (ympning.cell(0), ympning.dxf(0)) == (1, 0)
    ordning = [str(barn.tag).rpartition("}")[2] for barn in mal]
    assert ordning == [
        "fonts",
        "fills",
        "borders",
        "cellStyleXfs",
        "cellXfs",
        "cellStyles",
        "dxfs",
        "tableStyles",
        "extLst",
    ]


def test_format_med_ledande_apostrof_ateranvands_inte() -> None:
    mal = stilar('<xf/><xf numFmtId="9" quotePrefix="1"/>')
    assert Stilympning(mal, stilar('<xf/><xf numFmtId="9"/>')).cell(1) == 2
