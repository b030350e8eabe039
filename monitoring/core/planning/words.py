"""Words of the planning register: cycle, states, target groups, stages of participation."""

from __future__ import annotations

from monitoring.language import Words

GROUPS = {
    "what": Words("Worum es geht", "What it is about"),
    "where": Words("Für wen und wo", "For whom and where"),
    "aim": Words("Ziel und Maßstab", "Aim and yardstick"),
    "who": Words("Wer", "Who"),
    "means": Words("Mittel und Zeit", "Means and time"),
    "effect": Words("Wirkung", "Effect"),
    "terms": Words("Auftrag und Grenzen", "Mandate and limits"),
    "result": Words("Ergebnis", "Result"),
    "decision": Words("Beschluss und Sichtbarkeit", "Decision and visibility"),
}
# Who a goal, measure or act is for: by age, household, disability, origin, income, sex.
TARGET_GROUPS = {
    "alle": Words("Alle Menschen im Gebiet", "Everybody in the district"),
    "kinder_u3": Words("Kinder unter 3", "Children under 3"),
    "kinder_3_6": Words("Kinder von 3 bis 6", "Children from 3 to 6"),
    "schulkinder": Words("Schulkinder", "Schoolchildren"),
    "jugendliche": Words("Jugendliche", "Young people"),
    "junge_erwachsene": Words("Junge Erwachsene", "Young adults"),
    "familien": Words("Familien", "Families"),
    "alleinerziehende": Words("Alleinerziehende", "Single parents"),
    "erwachsene": Words("Erwachsene", "Adults"),
    "aeltere": Words("Ältere Menschen", "Older people"),
    "hochaltrige": Words("Hochaltrige", "Very old people"),
    "behinderung": Words("Menschen mit Behinderung", "Disabled people"),
    "zugewanderte": Words("Zugewanderte", "Immigrants"),
    "wenig_einkommen": Words("Menschen mit wenig Einkommen", "People with a low income"),
    "arbeitslose": Words("Arbeitslose", "Unemployed people"),
    "frauen": Words("Mädchen und Frauen", "Girls and women"),
    "maenner": Words("Jungen und Männer", "Boys and men"),
    "pflegende": Words("Pflegende Angehörige", "Caring relatives"),
}
# The four stations of the planning cycle.
CYCLE = {
    "leitbild": Words("Leitbild und strategische Ziele", "Guiding vision and strategic goals"),
    "ziele": Words("Ziele konkretisieren", "Operational goals"),
    "massnahmen": Words("Maßnahmen und Mittel", "Measures and resources"),
    "wirkung": Words("Zielerreichung und Wirkung", "Attainment and effect"),
}
TIERS = {
    "leitbild": Words("Leitbild", "Guiding vision"),
    "strategisch": Words("Strategisches Ziel", "Strategic goal"),
    "operativ": Words("Operatives Ziel", "Operational goal"),
}
GOAL_STATES = {
    "entwurf": Words("Entwurf", "Draft"),
    "gilt": Words("gilt", "in force"),
    "erreicht": Words("erreicht", "attained"),
    "abgeloest": Words("abgelöst", "replaced"),
    "aufgegeben": Words("aufgegeben", "given up"),
}
MEASURE_STATES = {
    "idee": Words("Idee", "Idea"),
    "geplant": Words("geplant", "planned"),
    "laeuft": Words("läuft", "running"),
    "fertig": Words("abgeschlossen", "completed"),
    "ruht": Words("ruht", "paused"),
    "beendet": Words("vorzeitig beendet", "stopped"),
}
# What no longer competes with anything and can no longer be late.
OVER = frozenset({"erreicht", "abgeloest", "aufgegeben", "fertig", "beendet"})
DIRECTIONS = {
    "senken": Words("soll sinken", "is to fall"),
    "erhoehen": Words("soll steigen", "is to rise"),
    "halten": Words("soll bleiben", "is to stay"),
}
RULES = {
    "wert": Words("Der Wert selbst erreicht das Ziel", "The value itself reaches the target"),
    "sicher": Words("Das ganze Intervall (95 %) erreicht das Ziel",
                    "The whole interval (95%) reaches the target"),
    "veraenderung": Words("Der Wert erreicht das Ziel, und die Veränderung seit dem Ausgangswert "
                          "ist mehr als Zufall",
                          "The value reaches the target, and the change since the baseline is "
                          "more than chance"),
}
CONCLUSIONS = {
    "weiter": Words("wie geplant fortführen", "go on as planned"),
    "anpassen": Words("anpassen", "adapt"),
    "neues_ziel": Words("neues Ziel setzen", "set a new goal"),
    "beenden": Words("beenden", "end"),
}
VISIBILITIES = {
    "intern": Words("nur für Planende", "planners only"),
    "oeffentlich": Words("für alle sichtbar", "visible to everybody"),
}
SIDES = {
    "staerke": Words("Stärke", "Strength"),
    "bedarf": Words("Bedarf", "Need"),
    "beobachtung": Words("Beobachtung", "Observation"),
}
FINDING_SOURCES = {
    "beteiligung": Words("Beteiligung", "Participation"),
    "begehung": Words("Begehung", "Walk through the district"),
    "fachleute": Words("Einschätzung von Fachleuten", "Judgement of professionals"),
    "befragung": Words("Befragung", "Survey"),
}
VERDICTS = {
    "abstimmen": Words("bleibt, wird aber abgestimmt", "stays, but is coordinated"),
    "zusammenlegen": Words("wird zusammengelegt", "is merged"),
    "bewusst": Words("ist so gewollt", "is intended"),
    "keine": Words("ist keine Überschneidung", "is no overlap"),
}
FINDERS = {
    "ueberschneidung": Words("Überschneidung", "Overlap"),
    "widerspruch": Words("Zielkonflikt", "Conflicting goals"),
    "schwerpunkt": Words("Gemeinsamer Schwerpunkt", "Joint focus area"),
    "doppelt": Words("Doppelte Erhebung", "Survey done twice"),
}
RHYTHMS = {
    "einmalig": Words("einmalig", "once"),
    "jaehrlich": Words("jährlich", "yearly"),
    "zweijaehrlich": Words("alle zwei Jahre", "every two years"),
    "laufend": Words("laufend", "continuously"),
}
