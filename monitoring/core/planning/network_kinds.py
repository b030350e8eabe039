"""Actors, offers, findings, surveys, joint focus areas, decisions about hints, self-assessment."""

from __future__ import annotations

from monitoring.core.planning.actor_kinds import ACTOR_KINDS
from monitoring.core.planning.field import Field, FieldType, Kind
from monitoring.core.planning.shared_fields import (
    DECISION,
    PLAN,
    TEXT,
    TITLE,
    VISIBILITY,
    areas,
    groups,
    phase,
    topic,
)
from monitoring.core.planning.words import (
    FINDERS,
    FINDING_SOURCES,
    RHYTHMS,
    SIDES,
    VERDICTS,
)
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import Words

T = FieldType
OWN_PLAN = Field("plan", PLAN.label, T.plan)

ACTOR = Kind("actor", Words("Akteur", "Actor"), Words("Akteure", "Actors"), "A", (
    Field("title", Words("Name", "Name"), T.line, required=True,
          help=Words("Eine Stelle oder Gruppe, keine einzelne Person.",
                     "An organisation or group, no single person.")),
    Field("actor_kind", Words("Art", "Kind"), T.choice, required=True, options=ACTOR_KINDS),
    TEXT,
    Field("topics", Words("Themen", "Topics"), T.choices, options=DOMAINS),
    areas(), groups(),
    Field("parent", Words("Gehört zu", "Belongs to"), T.entry, "who", target="actor"),
    Field("works_with", Words("Arbeitet zusammen mit", "Works with"), T.entries, "who",
          target="actor"),
    Field("supplies", Words("Liefert Daten für", "Supplies data for"), T.indicators, "who"),
    Field("contact", Words("Erreichbar unter", "Contact"), T.line, "who",
          help=Words("Anschrift der Stelle, keine Namen.", "Address of the office, no names.")),
    Field("link", Words("Verweis", "Link"), T.link, "who"),
    VISIBILITY,
))
OFFER = Kind("offer", Words("Angebot", "Offer"), Words("Angebote", "Offers"), "O", (
    TITLE, TEXT,
    Field("actor", Words("Anbieter", "Provider"), T.entry, required=True, target="actor"),
    OWN_PLAN,
    areas(required=True), groups(required=True), phase(), topic(),
    Field("transition", Words("Begleitet den Übergang", "Accompanies the transition"),
          T.transition, "where"),
    Field("capacity", Words("Plätze", "Places"), T.whole, "means"),
    Field("free", Words("Davon frei", "Of these free"), T.whole, "means"),
    Field("as_of", Words("Stand vom", "As of"), T.date, "means"),
    Field("contact", Words("Erreichbar unter", "Contact"), T.line, "who"),
    Field("link", Words("Verweis", "Link"), T.link, "who"),
    VISIBILITY,
))
FINDING = Kind("finding", Words("Befund", "Finding"), Words("Befunde", "Findings"), "F", (
    TITLE,
    Field("text", Words("Befund", "Finding"), T.text, required=True),
    Field("side", Words("Art", "Kind"), T.choice, required=True, options=SIDES),
    areas(required=True), topic(required=True), groups(), OWN_PLAN,
    Field("source", Words("Woher", "Where from"), T.choice, "who", required=True,
          options=FINDING_SOURCES),
    Field("written_by", Words("Verfasst von (Stelle)", "Written by (office)"), T.line, "who",
          required=True),
    Field("date", Words("Datum", "Date"), T.date, "who", required=True),
    Field("indicator", Words("Passt zum Indikator", "Goes with the indicator"), T.indicator,
          "who"),
    Field("act", Words("Aus der Beteiligung", "From the participation act"), T.entry, "who",
          target="act"),
    VISIBILITY,
))
SURVEY = Kind("survey", Words("Erhebung", "Survey"), Words("Erhebungen", "Surveys"), "H", (
    TITLE, PLAN, TEXT,
    Field("unit", Words("Zuständige Stelle", "Responsible unit"), T.line, required=True),
    Field("indicators", Words("Erhebt auch, was es als Indikator gibt",
                              "Also collects what exists as an indicator"), T.indicators),
    areas(), groups(required=True), topic(required=True),
    Field("start", Words("Beginn", "Start"), T.date, "means", required=True),
    Field("end", Words("Ende", "End"), T.date, "means"),
    Field("rhythm", Words("Wie oft", "How often"), T.choice, "means", options=RHYTHMS),
    Field("money", Words("Kosten", "Cost"), T.money, "means", unit=Words("€", "€")),
    VISIBILITY,
))
FOCUS = Kind("focus", Words("Gemeinsamer Schwerpunkt", "Joint focus area"),
             Words("Gemeinsame Schwerpunkte", "Joint focus areas"), "S", (
    TITLE,
    Field("plans", Words("Fachpläne", "Specialist plans"), T.plans, required=True),
    areas(required=True), groups(), phase(),
    Field("reason", Words("Warum hier", "Why here"), T.text, required=True),
    Field("indicators", Words("Belege", "Evidence"), T.indicators),
    Field("start", Words("Beginn", "Start"), T.date, "means"),
    Field("end", Words("Ende", "End"), T.date, "means"),
    *DECISION,
))
JUDGEMENT = Kind("judgement", Words("Entscheidung", "Decision"),
                 Words("Entscheidungen", "Decisions"), "D", (
    TITLE,
    Field("finder", Words("Hinweis", "Hint"), T.choice, required=True, options=FINDERS),
    Field("about", Words("Betrifft", "Concerns"), T.line, required=True),
    Field("verdict", Words("Entschieden", "Decided"), T.choice, required=True,
          options=VERDICTS),
    Field("reason", Words("Begründung", "Reason"), T.text, required=True),
    Field("unit", Words("Zuständige Stelle", "Responsible unit"), T.line),
    Field("due", Words("Bis", "By"), T.date),
))
ASSESSMENT = Kind("assessment", Words("Standortbestimmung", "Self-assessment"),
                  Words("Standortbestimmungen", "Self-assessments"), "L", (
    Field("year", Words("Jahr", "Year"), T.year, required=True),
    OWN_PLAN,
    Field("chances", Words("Wo liegen die Chancen integrierter Planung?",
                           "Where are the chances of integrated planning?"), T.text,
          required=True),
    Field("challenges", Words("Wo zeigen sich Herausforderungen?", "Where are challenges?"),
          T.text, required=True),
    Field("implementation", Words("Was ist bei der Umsetzung wichtig?",
                                  "What matters when putting it into practice?"), T.text,
          required=True),
    Field("participation", Words("Welche Erfahrungen gibt es mit der Beteiligung?",
                                 "Which experience is there with participation?"), T.text,
          required=True),
    VISIBILITY,
), title="year")
