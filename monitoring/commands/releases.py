"""releases, restore, verify, drafts, approve, reject, withdraw, record."""

from __future__ import annotations

import argparse

from monitoring.commands.named import refuse_readers, role_of, store_of
from monitoring.commands.said import DONE, REFUSED, say
from monitoring.language import text
from monitoring.storage.city import city_in
from monitoring.storage.history import acts, history
from monitoring.storage.publishing import hand_back
from monitoring.storage.release_layers import publishes
from monitoring.storage.waiting import Waiting


def show_releases(given: argparse.Namespace) -> int:
    """All releases, oldest first."""
    city = city_in(given.city)
    rows = history(store_of(given, city), city, role_of(given, city))
    mark = {True: "  ← " + text("gültig"), False: ""}
    lines = ["  ".join(str(row[key]) for key in ("id", "time", "by", "note"))
             + mark[row["current"]] for row in rows]
    say(given, rows, "\n".join(lines) or text("Noch ist nichts veröffentlicht."))
    return DONE


def make_current(given: argparse.Namespace) -> int:
    """An earlier release as a new one."""
    city = city_in(given.city)
    refuse_readers(given, city)
    entry = hand_back(store_of(given, city), city, given.id, given.by, given.note)
    if isinstance(entry, Waiting):
        say(given, {"release": None, "waiting": entry.id},
            text("Entwurf {id} wartet auf die Freigabe durch eine zweite Person.", id=entry.id))
        return DONE
    document = {"release": entry.id, "restored_from": entry.restored_from}
    say(given, document, text("Ausgabe {id} ist veröffentlicht.", id=entry.id))
    return DONE


def verify(given: argparse.Namespace) -> int:
    """Hashes of all files, chains of releases and of the record."""
    store = store_of(given, city_in(given.city))
    damages = store.damages()
    document: dict[str, object] = {"damages": damages}
    sentence = "\n".join(damages) or text("Alle Dateien und Einträge sind unversehrt.")
    if store.inner is None:
        document["inner"] = False
        sentence += "\n" + text("Der innere Speicher mit den ungeschützten Werten ist hier nicht "
                                "zugänglich ({place}); er wurde nicht geprüft.",
                                place=store.inner_place or "–")
    say(given, document, sentence)
    return REFUSED if damages else DONE


def show_record(given: argparse.Namespace) -> int:
    """Who did what, when, from which release to which, and why."""
    city = city_in(given.city)
    rows = acts(store_of(given, city), publishes(city, role_of(given, city)))
    keys = ("number", "time", "by", "act", "from_release", "to_release", "subject", "why")
    lines = ["  ".join("–" if row[key] in (None, "") else str(row[key]) for key in keys)
             for row in rows]
    say(given, rows, "\n".join(lines) or text("Noch ist nichts geschehen."))
    return DONE


def show_drafts(given: argparse.Namespace) -> int:
    """Drafts that wait for a second person."""
    city = city_in(given.city)
    refuse_readers(given, city)
    drafts = [one for one in store_of(given, city).ledger.waiting()
              if one.state == "waiting"]
    rows = [{"id": one.id, "time": one.time, "by": one.by, "note": one.note, "after": one.after}
            for one in drafts]
    lines = ["  ".join(str(value) for value in row.values()) for row in rows]
    say(given, rows, "\n".join(lines) or text("Kein Entwurf wartet auf eine Freigabe."))
    return DONE


def approve(given: argparse.Namespace) -> int:
    """Publish a waiting draft as a second person."""
    city = city_in(given.city)
    refuse_readers(given, city)
    entry = store_of(given, city).approve(given.id, given.by, given.note)
    say(given, {"release": entry.id}, text("Ausgabe {id} ist veröffentlicht.", id=entry.id))
    return DONE


def decline(given: argparse.Namespace) -> int:
    """Reject a waiting draft, or take back one's own."""
    city = city_in(given.city)
    refuse_readers(given, city)
    ledger = store_of(given, city).ledger
    end = ledger.withdraw if given.withdraws else ledger.reject
    found = end(given.id, given.by, given.note)
    say(given, {"draft": found.id, "state": found.state},
        text("Entwurf {id} ist erledigt; veröffentlicht wurde nichts.", id=found.id))
    return DONE
