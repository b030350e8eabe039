"""What was changed in the ledger or taken out of it after it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from monitoring.language import text
from monitoring.storage.anchors import Anchor
from monitoring.storage.chain import faults
from monitoring.storage.ledger import Contents
from monitoring.storage.moment import spoken
from monitoring.storage.planning.broken_versions import broken_versions
from monitoring.storage.record import Act, from_json
from monitoring.storage.waiting import Waiting, as_submitted


def broken_links(contents: Contents, anchors: Sequence[Anchor] = ()) -> list[str]:
    """Sentences for every row that was changed or removed; anchors tell of cut-off ends."""
    return [
        *_broken_releases(contents),
        *_broken_record(contents),
        *_unrecorded(contents),
        *_misfit_drafts(contents),
        *broken_versions(contents.planning),
        *_cut_off(contents, anchors),
    ]


def _broken_releases(contents: Contents) -> list[str]:
    found = faults([asdict(one) for one in contents.entries], "id")
    return [
        text("Ausgabe {id}: der Eintrag im Verzeichnis wurde nachträglich verändert oder der davor "
             "fehlt.", id=number)
        if fault == "altered"
        else text("Vor Ausgabe {id} fehlt ein Eintrag.", id=number)
        for number, fault in found
    ]


def _broken_record(contents: Contents) -> list[str]:
    found = faults([asdict(one) for one in contents.acts], "number")
    return [
        text("Zeile {number} des Protokolls wurde nachträglich verändert oder die davor fehlt.",
             number=number)
        if fault == "altered"
        else text("Vor Zeile {number} des Protokolls fehlt eine Zeile.", number=number)
        for number, fault in found
    ]


def _unrecorded(contents: Contents) -> list[str]:
    """Releases and their acts must name each other, from the first recorded release on."""
    acts = {one.to_release or 0: one for one in contents.acts
            if one.act in ("published", "restored")}
    entries = {one.id: one for one in contents.entries}
    found = []
    for release, act in acts.items():
        if release not in entries:
            found.append(text("Ausgabe {id} fehlt im Verzeichnis. Laut Protokoll hat {by} sie am "
                              "{time} veröffentlicht.", id=release, by=act.by,
                              time=spoken(act.time)))
        elif from_json(act.details).get("release_hash") != entries[release].hash:
            found.append(text("Ausgabe {id}: der Eintrag im Verzeichnis passt nicht zum Protokoll.",
                              id=release))
    first = min(acts, default=None)
    return found + [
        text("Ausgabe {id} fehlt im Protokoll.", id=number)
        for number in entries
        if first is not None and number > first and number not in acts
    ]


def _misfit_drafts(contents: Contents) -> list[str]:
    submissions, decisions = {}, {}
    for act in contents.acts:
        if act.act == "submitted":
            submissions[act.subject] = act
        elif act.act in ("approved", "rejected", "withdrawn"):
            decisions[act.subject] = act
    found = []
    for draft in contents.drafts:
        key = str(draft.id)
        if key not in submissions:
            found.append(text("Entwurf {id} steht nicht im Protokoll.", id=key))
        elif not (as_submitted(draft, submissions[key]) and _as_decided(draft, decisions.get(key))):
            found.append(text("Entwurf {id} wurde nachträglich verändert: er passt nicht zum "
                              "Protokoll.", id=key))
    known = {str(draft.id) for draft in contents.drafts}
    return found + [
        text("Entwurf {id} fehlt. Laut Protokoll hat {by} ihn am {time} eingereicht.",
             id=key, by=act.by, time=spoken(act.time))
        for key, act in submissions.items()
        if key not in known
    ]


def _as_decided(draft: Waiting, act: Act | None) -> bool:
    said = (draft.state, draft.decided_by, draft.decided_time, draft.decision_note)
    return said == ((act.act, act.by, act.time, act.why) if act else ("waiting", None, None, None))


def _cut_off(contents: Contents, anchors: Sequence[Anchor]) -> list[str]:
    hashes = {("releases", one.id): one.hash for one in contents.entries}
    hashes |= {("record", one.number): one.hash for one in contents.acts}
    hashes |= {("planning", one["number"]): one["hash"] for one in contents.planning}
    found = []
    for anchor in anchors:
        chain, number, hash_ = anchor.end
        if hashes.get((chain, number)) == hash_:
            continue
        values = {"number": number, "file": anchor.file, "time": spoken(anchor.time)}
        if chain == "releases":
            found.append(text("Ausgabe {number} fehlt im Verzeichnis oder wurde ausgetauscht: die "
                              "Datei anchors/{file} vom {time} bezeugt sie.", **values))
        elif chain == "planning":
            found.append(text("Planung: Zeile {number} fehlt oder wurde ausgetauscht: die Datei "
                              "anchors/{file} vom {time} bezeugt sie.", **values))
        else:
            found.append(text("Zeile {number} des Protokolls fehlt oder wurde ausgetauscht: die "
                              "Datei anchors/{file} vom {time} bezeugt sie.", **values))
    return found
