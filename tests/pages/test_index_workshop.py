"""Index-Werkstatt: declared index, changed weights and limits, who changes class."""

from __future__ import annotations

import tomllib

import pytest

from monitoring.core.index.declaration import Index
from monitoring.pages.parts.workshop.files import declaration_file
from monitoring.pages.parts.workshop.view import Workshop, read_workshop
from monitoring.storage.declared import Reader
from monitoring.storage.served import served_snapshot
from tests.pages.conftest import Open

PAGE = "index_workshop.py"
MSS = {"index": "mss", "period": "2020"}


def test_the_map_shows_the_published_groups_of_berlin(berlin: Open) -> None:
    page = berlin(PAGE, **MSS)
    counts = {entry["text"].split(" ")[0]: entry["count"]
              for entry in page.map["legend"]["entries"]}
    # MSS 2021: published numbers of districts per group.
    assert counts == {
        "1+": 1, "1+/-": 73, "1-": 1, "2+": 36, "2+/-": 296, "2-": 34,
        "3+": 8, "3+/-": 31, "3-": 7, "4+": 3, "4+/-": 36, "4-": 10, "ohne": 6,
    }
    assert sum(counts.values()) == len(page.drawn_ids) == 542
    assert page.map["symbols"]["0"] == "+"
    assert "436.330" in page.text
    assert "536 Planungsräume mit Wert, 6 ohne" in page.text


def test_leaving_an_indicator_out_names_who_changes_class(berlin: Open) -> None:
    page = berlin(PAGE, **MSS, w="mss_s1:0")
    assert "24 von 536 Gebieten wechseln die Statusklasse; dort leben 164.296 Menschen (4,4 %)" \
        in page.text
    assert "Börnicker Straße" in page.text
    page = berlin(PAGE, **MSS, w="mss_s1:0", map="changes")
    moved = {entry["text"]: entry["count"] for entry in page.map["legend"]["entries"]}
    assert sum(moved.values()) == 542
    assert moved["dieselbe Klasse"] == 536 - 24


def test_weights_limits_and_new_indicators_live_in_the_address(berlin: Open) -> None:
    page = berlin(PAGE, **MSS)
    page.at.button_group(key="weight_mss_s1").set_value([2.0]).run()
    assert page.chosen["w"] == "mss_s1:2"
    page.at.text_input(key="workshop_cuts").set_value("-1; 1; 1,25").run()
    assert page.chosen["cuts"] == "-1_1_1.25_"
    offered = page.at.selectbox(key="workshop_add").options
    assert any("Jugendarbeitslosigkeit" in one or "jung" in one.casefold() for one in offered)
    assert not any("Migrationshintergrund" in one for one in offered)
    page.at.selectbox(key="workshop_add").select("mss_k01").run()
    assert page.chosen["w"] == "mss_s1:2,mss_k01:1"
    page.at.button(key="workshop_reset").click().run()
    assert set(page.chosen) == {"index", "period"}


def test_a_chosen_district_shows_how_its_value_comes_about(berlin: Open) -> None:
    page = berlin(PAGE, **MSS, area="01100101")
    # Published for Stülerstraße: −0,25, −0,41, −0,31; sum −0,97, index −0,33, dynamics 1,27.
    for words in ("Stülerstraße (01100101)", "−0,25", "−0,41", "−0,31", "Summe −0,97",
                  "−0,328: mittlerer Status", "1,267: negative Dynamik"):
        assert words in page.text
    page = berlin(PAGE, **MSS, area="03300515")
    assert "Vom MSS nicht eingestuft: weniger als 300 Einwohner" in page.text


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"index": "weg"}, "„weg“. Das gibt es hier nicht"),
        ({"period": "1999"}, "„1999“. Das gibt es hier nicht"),
        ({"area": "weg"}, "„weg“. Das gibt es hier nicht"),
        ({"w": "weg:1"}, "„weg:1“. Das gibt es hier nicht"),
        ({"w": "mss_s1:-2"}, "„mss_s1:-2“. Das gibt es hier nicht"),
        ({"w": "mss_s1:viel"}, "„mss_s1:viel“. Das gibt es hier nicht"),
        ({"cuts": "1; 2"}, "Hier gehören 3 Grenzen hin"),
        ({"cuts": "3; 2; 1"}, "Hier gehören 3 Grenzen hin"),
        ({"cuts": "eins"}, "„eins“ ist keine Zahl"),
        ({"how": "geraten"}, "„geraten“. Das gibt es hier nicht"),
        ({"w": "mss_s1:0,mss_s3:0,mss_s4:0"}, "mindestens einen Indikator"),
    ],
)
def test_a_link_that_cannot_be_followed_says_so(
    berlin: Open, choices: dict[str, str], sentence: str
) -> None:
    page = berlin(PAGE, **{**MSS, **choices})
    assert sentence in page.text
    assert len(page.drawn_ids) == 542


def test_every_index_of_the_invented_city_can_be_opened(demo: Open) -> None:
    for index in ("soziale_lage", "aufmerksamkeit", "mehrfach", "deprivation"):
        page = demo(PAGE, index=index)
        assert len(page.drawn_ids) >= 45
        assert "nan" not in page.text.casefold().split()
    assert "Grenzen nicht bestätigt" in demo(PAGE, index="aufmerksamkeit").text
    assert "Gruppe 10 von 10" in demo(PAGE, index="mehrfach").text


def test_the_page_is_complete_in_english(demo: Open) -> None:
    page = demo(PAGE, index="soziale_lage", w="arb_alo:3", lang="en")
    assert "Index workshop" in page.text
    assert "change their status class" in page.text
    for german in ("Gebiete", "wechseln", "Grenze", "Menschen"):
        assert german not in page.text


def test_the_changed_index_can_be_kept_as_a_declaration(berlin: Open) -> None:
    berlin(PAGE, **MSS)
    snapshot = served_snapshot()
    assert snapshot is not None
    work = read_workshop(snapshot)
    assert isinstance(work, Workshop)
    content = tomllib.loads(declaration_file(work).decode())
    reader = Reader("indices/mss.toml")
    assert reader.read(Index, content) == work.index
    assert reader.problems == []


def test_a_change_of_a_percentage_is_in_points(demo: Open) -> None:
    page = demo(PAGE, index="soziale_lage", period="2022", area="010102")
    # Two parts: the status in percent, the change over two years in points.
    assert page.text.count("Prozentpunkte") == 4


def test_source_unit_and_day_stand_with_the_figures(berlin: Open) -> None:
    page = berlin(PAGE, **MSS, table="1")
    for words in ("Quelle der Zahlen:", "Monitoring Soziale Stadtentwicklung (MSS)", "Stichtag:",
                  "31.12.", "%; Prozentpunkte", "Ausgabe 1 vom"):
        assert words in page.text
    # Every district says how close it is to a limit: Invalidenstraße −0,998.
    assert "0,00 über −1" in page.text
