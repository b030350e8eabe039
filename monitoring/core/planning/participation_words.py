"""Words of the participation register, in the order of growing influence where there is one."""

from __future__ import annotations

from monitoring.language import Words

STAGES = {
    "informieren": Words("Informieren", "Informing"),
    "meinungen": Words("Meinungen einholen", "Asking for opinions"),
    "mitentscheiden": Words("Mit-Entscheiden", "Deciding together"),
    "entscheiden": Words("Entscheiden", "Deciding"),
    "selber_machen": Words("Selber machen", "Doing it oneself"),
}
PURPOSES = {
    "wissen": Words("Wissen und Mittel vieler nutzen", "Use the knowledge and means of many"),
    "naehe": Words("Nah an der Zielgruppe planen", "Plan close to the target group"),
    "uebergaenge": Words("Abstimmen, Übergänge sichern", "Coordinate, secure transitions"),
    "verbindlichkeit": Words("Akzeptanz und Verbindlichkeit", "Acceptance and commitment"),
}
MANDATES = {
    "bindend": Words("bindend: das Ergebnis gilt", "binding: the result holds"),
    "beratend": Words("beratend: das Ergebnis wird abgewogen",
                      "advisory: the result is weighed"),
}
SUITABILITIES = {
    "geeignet": Words("geeignet", "suitable"),
    "bedingt": Words("bedingt geeignet", "partly suitable"),
    "ungeeignet": Words("nicht geeignet", "not suitable"),
}
PARTICIPANTS = {
    "akteure": Words("Akteurinnen und Akteure", "Local actors"),
    "fachkraefte": Words("Fachkräfte", "Professionals"),
    "adressaten": Words("Menschen, um die es geht", "The people concerned"),
}
OUTCOMES = {
    "offen": Words("noch offen", "still open"),
    "uebernommen": Words("übernommen", "taken up"),
    "teilweise": Words("teilweise übernommen", "partly taken up"),
    "nicht": Words("nicht übernommen", "not taken up"),
}
CONTRIBUTION_STATES = {
    "wartet": Words("wartet auf Durchsicht", "waits for moderation"),
    "gezeigt": Words("wird gezeigt", "is shown"),
    "abgelehnt": Words("wird nicht gezeigt", "is not shown"),
}
