"""Every page of every city in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitoring.storage.served import served_city
from tests.pages.conftest import Open
from tests.pages.opened import PAGES
from tests.pages.readable import check

TITLES = {
    "explore.py": {"de": "Erkunden", "en": "Explore"},
    "dashboards.py": {"de": "Ansichten"},
    "profile.py": {"de": "Sozialraumprofil"},
    "plans.py": {"de": "Fachpläne"},
    "index_workshop.py": {"de": "Index-Werkstatt"},
    "patterns.py": {"de": "Muster und Vergleiche"},
    "planning.py": {"de": "Planung"},
    "synopsis.py": {"de": "Synopse"},
    "transitions.py": {"de": "Übergänge"},
    "participation.py": {"de": "Beteiligung"},
    "network.py": {"de": "Netzwerk"},
    "data_and_methods.py": {"de": "Daten und Methoden"},
    "publish.py": {"de": "Tabellen veröffentlichen"},
}
PATTERNS = ("raum", "zwei", "aehnlich", "karten", "stadt")
SECTIONS = ("ausgaben", "quellen", "zeichen")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_page_opens(city: Callable[[str], Open], name: str, language: str, page: str) -> None:
    opened = city(name)(page, lang=language)
    check(opened, name, language)
    if page == PAGES[0]:
        label = served_city().frame.name
        assert opened.at.title[0].value == (label.de if language == "de" else label.en)
    elif language in TITLES[page]:
        assert opened.at.title[0].value == TITLES[page][language]
    else:
        assert opened.at.title[0].value not in TITLES[page].values()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_every_dashboard_opens(city: Callable[[str], Open], name: str, language: str) -> None:
    opens = city(name)
    for dashboard in served_city().dashboards:
        opened = opens("dashboards.py", lang=language, dashboard=dashboard)
        check(opened, name, language, titled=False)
        assert opened.html.count("<h1") == 1


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_section_of_the_data_page_opens(demo: Open, language: str, section: str) -> None:
    check(demo("data_and_methods.py", lang=language, show=section), "demo", language)


@pytest.mark.parametrize("section", PATTERNS)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_every_section_of_the_patterns_page_opens(
    city: Callable[[str], Open], name: str, language: str, section: str
) -> None:
    check(city(name)("patterns.py", lang=language, show=section, table="1"), name, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_explore_opens_with_all_municipalities(
    city: Callable[[str], Open], language: str
) -> None:
    opened = city("germany")("explore.py", lang=language)
    check(opened, "germany", language)
    assert len(opened.map["classes"]) > 10_000


def test_comparison_and_table_are_english_too(demo: Open) -> None:
    choices = {"indicator": "mat_sgb2_u15", "from": "2019", "period": "2022", "table": "1",
               "area": "010101,010102", "level": "planungsraum@2019", "facilities": "kita"}
    opened = demo("explore.py", lang="en", **choices)
    assert opened.map["table"]["columns"]
    check(opened, "demo", "en")
