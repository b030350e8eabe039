"""Every German text has its English one, and both files are up to date with the code."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path
from string import Formatter

from monitoring.language import catalogue

CODE = catalogue.messages_in()
ENTRIES = catalogue.translations_in(catalogue.SOURCE.read_bytes())
ENGLISH = {german: english for german, english in ENTRIES.items() if english.strip()}


def placeholders(message: str) -> list[str]:
    """Names in curly brackets, in order of the alphabet."""
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name is not None)


def test_every_message_is_translated() -> None:
    assert sorted(CODE - ENGLISH.keys()) == []


def test_no_entry_is_dead() -> None:
    assert sorted(ENTRIES.keys() - CODE) == []


def test_translations_keep_placeholders_and_emphasis() -> None:
    defects = [
        german
        for german, english in ENGLISH.items()
        if placeholders(english) != placeholders(german)
        or english.count("**") != german.count("**")
    ]
    assert defects == []


def test_translations_use_english_quotation_marks() -> None:
    defects = [
        english
        for german, english in ENGLISH.items()
        if not german.count("„") == english.count("“") == english.count("”")
    ]
    assert defects == []


def test_translations_hold_no_german_letters() -> None:
    assert [english for english in ENGLISH.values() if re.search("[äöüÄÖÜß„]", english)] == []


def test_files_are_what_the_code_and_the_translations_give() -> None:
    translations = catalogue.updated(CODE, ENGLISH)
    assert catalogue.SOURCE.read_bytes() == catalogue.written(translations)
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(translations)


def test_the_compiled_catalogue_holds_every_translation() -> None:
    with catalogue.COMPILED.open("rb") as file:
        found = gettext.GNUTranslations(file)
    assert {german: found.gettext(german) for german in ENGLISH} == ENGLISH


def test_messages_are_literal() -> None:
    """A message put together at run time has no translation."""
    defects = [
        f"{file}:{call.lineno} {ast.unparse(call)}"
        for file, call in catalogue.calls_of_text()
        if not catalogue.literal(call)
    ]
    assert defects == []


def test_values_of_a_message_are_its_placeholders() -> None:
    """Where a call gives values, it gives exactly those that the sentence names."""
    defects = [
        f"{file}:{call.lineno} {message}"
        for file, call in catalogue.calls_of_text()
        if (message := catalogue.literal(call)) and call.keywords
        and None not in (given := {keyword.arg for keyword in call.keywords})
        and given != set(placeholders(message))
    ]
    assert defects == []


def test_german_texts_are_respectful() -> None:
    """No word that labels an area or the people in it; readers are addressed formally."""
    refused = re.compile(r"Problemgebiet|Brennpunkt|\b(du|dein|deine|dir|dich)\b", re.IGNORECASE)
    assert [message for message in CODE if refused.search(message)] == []


def test_german_texts_are_well_set() -> None:
    """Typographic quotation marks in pairs, dashes, ellipses and single blanks."""
    plain = re.compile(r'["”]|\.\.\.|  | - |^ | $')
    defects = [
        message
        for message in CODE
        if plain.search(message) or message.count("„") != message.count("“")
    ]
    assert defects == []


def test_update_keeps_translations_and_drops_dead_ones() -> None:
    assert catalogue.updated({"neu", "alt"}, {"alt": "old", "tot": "dead"}) == {
        "alt": "old", "neu": "",
    }


def test_files_do_not_depend_on_the_order_of_entries() -> None:
    one, other = {"a": "A", "b": "„B“ {x}"}, {"b": "„B“ {x}", "a": "A"}
    assert catalogue.written(one) == catalogue.written(other)
    assert catalogue.compiled(one) == catalogue.compiled(other)
    assert catalogue.translations_in(catalogue.written(one)) == one
    assert b"Date" not in catalogue.written(one) + catalogue.compiled(one)


def test_messages_are_found_wherever_they_stand(tmp_path: Path) -> None:
    code = (
        "a = text('eins ' 'zwei')\n"
        "b = f\"<p>{text('drei')}</p>\"\n"
        "st.text(text('vier {n}', n=4))\n"
        "st.text('fünf')\n"
    )
    (tmp_path / "page.py").write_text(code, "utf-8")
    assert catalogue.messages_in(tmp_path) == {"eins zwei", "drei", "vier {n}"}
