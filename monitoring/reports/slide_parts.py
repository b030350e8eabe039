"""What a slide shows besides texts and tables: title, picture, chart, foot."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Mm, Pt

from monitoring.core.palette import LINES
from monitoring.reports.document import Chart, Picture
from monitoring.reports.slide_text import EDGE, FOOT, HEIGHT, TOP, WIDTH, height_of
from monitoring.reports.typesetting import raster

_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
# Lines differ by their marks as well as by their colours.
_MARKS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE,
          XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.X, XL_MARKER_STYLE.PLUS)
_GRID = "#D5DCE2"
_TITLES = (26, 22, 18, 14)
_LONGEST = 255
_NUMBER = ('<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
           'id="{5B6C7D8E-9F00-4A1B-8C2D-3E4F50617283}" type="slidenum"><a:rPr sz="1000"/>'
           "<a:t>‹#›</a:t></a:fld>")


def add_title(slide: Any, title: str) -> None:
    """The title in the largest size in which it fits on two lines."""
    shape, width = slide.shapes.title, WIDTH - 2 * EDGE
    shape.left, shape.top, shape.width, shape.height = Mm(EDGE), Mm(6), Mm(width), Mm(TOP - 8)
    words = title if len(title) <= _LONGEST else f"{title[:_LONGEST]} …"
    fitting = [one for one in _TITLES if height_of(words, one, width - 6) <= TOP - 8]
    shape.text_frame.text = words
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size, paragraph.alignment = Pt([*fitting, _TITLES[-1]][0]), PP_ALIGN.LEFT


def add_picture(slide: Any, one: Picture, top: float) -> None:
    """The drawing as large as the rest of the slide allows."""
    room, width = HEIGHT - top - FOOT, WIDTH - 2 * EDGE
    shape = slide.shapes.add_picture(BytesIO(raster(one.svg, 200)), Mm(EDGE), Mm(top),
                                     height=Mm(room))
    if shape.width > Mm(width):
        shape.height = int(shape.height * Mm(width) / shape.width)
        shape.width = Mm(width)
    shape._element.nvPicPr.cNvPr.set("descr", one.alt)


def add_chart(slide: Any, one: Chart, top: float, language: str) -> None:
    """A chart of the program's own, with its numbers behind it."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(one.categories)
    for name, values in one.series:
        data.add_series(name, values)
    frame = slide.shapes.add_chart(_KINDS[one.kind], Mm(EDGE), Mm(top), Mm(WIDTH - 2 * EDGE),
                                   Mm(HEIGHT - top - FOOT), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one.picture.alt)
    chart = frame.chart
    chart.font.size, chart.has_title = Pt(12), False
    chart.has_legend = len(one.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    if one.unit:
        chart.value_axis.has_title = True
        chart.value_axis.axis_title.text_frame.text = one.unit
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour(_GRID)
    _style(chart, one.kind)
    spoken = OxmlElement("c:lang")
    spoken.set("val", language)
    chart._chartSpace.find(qn("c:date1904")).addnext(spoken)


def _style(chart: Any, kind: str) -> None:
    for number, series in enumerate(chart.plots[0].series):
        colour = _colour(LINES[number % len(LINES)])
        if kind == "bar":
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
            continue
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
        series.marker.style, series.marker.size = _MARKS[number % len(_MARKS)], 8
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour


def _colour(name: str) -> Any:
    made: Any = RGBColor
    return made.from_string(name.lstrip("#"))


def add_footer(slide: Any, words: str) -> None:
    """City and release at the left, the number of the slide at the right."""
    number = slide.shapes.add_textbox(Mm(WIDTH - EDGE - 24), Mm(HEIGHT - 12), Mm(24), Mm(8))
    paragraph = number.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    paragraph._p.append(parse_xml(_NUMBER))
    box = slide.shapes.add_textbox(Mm(EDGE), Mm(HEIGHT - 12), Mm(WIDTH - 2 * EDGE - 26), Mm(8))
    box.text_frame.word_wrap = True
    box.text_frame.text = words if len(words) <= 190 else f"{words[:190]} …"
    for one in box.text_frame.paragraphs:
        one.font.size = Pt(10)
