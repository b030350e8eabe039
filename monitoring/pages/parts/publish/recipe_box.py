"""The recipe as a file that people read, kept for the table of next year."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.recipe import ObservationsRecipe, Place
from monitoring.language import text
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.understanding import Understood
from monitoring.pages.parts.publish.work import Work
from monitoring.storage.city import CityRefused
from monitoring.storage.recipe_file import recipe_toml, save_recipe
from monitoring.storage.served import city_folder, forget, served_store

SAVED = "publish_recipe_saved"


def show_recipe(work: Work, found: Understood) -> None:
    """A proposal can be kept once nothing about it is open; a recipe of the city is only shown."""
    if saved := st.session_state.pop(SAVED, ""):
        st.success(text("Die Leseanleitung „{id}“ ist gespeichert.", id=saved),
                   icon=":material/check:")
    if found.recipe is None:
        return
    own = keepable(work, found)
    label = text("Als Leseanleitung speichern") if own else text("Leseanleitung ansehen")
    with st.expander(label, icon=":material/description:"):
        if own and found.questions:
            st.caption(text("Erst wenn keine Frage mehr offen ist."))
        elif own:
            _save(work, own)
        st.code(recipe_toml(own or found.recipe), language="toml")


def keepable(work: Work, found: Understood) -> ObservationsRecipe | None:
    """The recipe to keep: a proposal, or one of the city with new answers; None without either."""
    recipe = found.recipe
    if recipe is None:
        return None
    if found.proposal:
        # A year that was typed in belongs to this table, not to the one of next year.
        fixed = bool(work.choice.period) and bool(recipe.period.fixed)
        return replace(recipe, period=Place()) if fixed else recipe
    new = {name: word for name, word in work.choice.answers.items()
           if recipe.answers.get(name) != word}
    return replace(recipe, answers={**recipe.answers, **new}) if new else None


def _save(work: Work, recipe: ObservationsRecipe) -> None:
    key = f"recipe_id_{work.number}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(text("Kennung der Leseanleitung"), recipe.id, key=key)
        by = person_input(f"recipe_by_{work.number}")
        again = st.session_state.get(f"{key}_again") == name
        label = text("Ersetzen") if again else text("Speichern")
        wanted = st.button(label, key=f"recipe_save_{work.number}", icon=":material/save:",
                           disabled=not (name.strip() and by.strip()))
    if wanted:
        _keep(work, replace(recipe, id=name.strip()), by, again, key)


def _keep(work: Work, recipe: ObservationsRecipe, by: str, again: bool, key: str) -> None:
    try:
        save_recipe(city_folder(), recipe, again)
    except CityRefused as refused:
        if any(one.rule == "duplicate-id" for one in refused.problems):
            st.session_state[f"{key}_again"] = recipe.id
        for problem in refused.problems:
            st.error(problem.message, icon=":material/error:")
        return
    except OSError as error:
        st.error(text("„{place}“ ist nicht les- oder schreibbar ({error}). Bitte Pfad und Rechte "
                      "prüfen.", place=error.filename or "", error=error.strerror))
        return
    served_store().ledger.record("recipe_saved", by.strip(), recipe.id, work.name)
    forget()
    st.session_state[SAVED] = recipe.id
    work.say(recipe=recipe.id, answers={}, uses={}, frame={})
    st.rerun()
