"""Links that name every choice which a page keeps in its address, with ids of the invented city."""

from __future__ import annotations

State = tuple[str, dict[str, str]]


def _state(page: str, query: str) -> State:
    pairs = (one.partition("=") for one in query.split("&") if one)
    return f"{page}.py", {name: value for name, _, value in pairs}


STATES = tuple(_state(*one.split("?")) for one in (
    "overview?",
    "explore?plan=jugendhilfe&indicator=mat_sgb2_u15&level=planungsraum@2019&period=2021&from=2019"
    "&area=010101,010102&table=1&facilities=kita&lines=1",
    "explore?indicator=mat_sgb2_u15&level=stadtteil&period=2022&map=vergleich&ref=similar&ci=1"
    "&area=0303&goals=1&carried=1",
    "explore?indicator=mat_sgb2_u15&scheme=own&limits=5_10_12.5_&colours=ylgnbu&years=3",
    "explore?indicator=bev_u18&scheme=equal_steps&n=7&level=bezirk",
    "dashboards?dashboard=aufwachsen",
    "dashboards?dashboard=aufwachsen&mode=present&slide=4",
    "dashboards?build=1",
    "profile?area=0303&order=lebensphase&plan=alter_pflege",
    "profile?area=010101&edition=2019",
    "plans?plan=alter_pflege",
    "index_workshop?index=aufmerksamkeit&period=2022&area=010101&map=status&table=1"
    "&w=mat_sgb2_u15:2&how=rank_exponential",
    "index_workshop?index=aufmerksamkeit&cuts=-1_0.5_1_&dcuts=-0.5_1_",
    "patterns?show=raum&indicator=mat_sgb2_u15&level=planungsraum@2019&period=2021&shown=raw"
    "&table=1&plan=jugendhilfe",
    "patterns?show=zwei&indicator=mat_sgb2_u15&with=arb_alo&area=0303&table=1&level=stadtteil",
    "patterns?show=aehnlich&level=stadtteil&area=0303&by=mat_sgb2_u15,bev_u18",
    "patterns?show=karten&indicator=bev_u18&level=stadtteil",
    "patterns?show=stadt&indicator=mat_sgb2_u15&measure=gini&level=stadtteil",
    "planning?show=kreislauf",
    "planning?show=ziele&plan=jugendhilfe&area=0303&group=familien&phase=kindheit&all=1",
    "planning?show=massnahmen&state=laeuft&all=1",
    "planning?show=befunde&topic=bildung&all=1",
    "planning?show=fristen&rule=review&all=1",
    "planning?show=bericht&plan=jugendhilfe&round=R1",
    "planning?show=standort&plan=jugendhilfe&all=1",
    "planning?show=austausch&kind=measure",
    "planning?show=papierkorb&all=1",
    "planning?entry=goal.Z5&district=0303&history=1",
    "planning?entry=measure.M1&seen_in=mat_sgb2_u15",
    "planning?edit=goal.Z5",
    "planning?new=goal&for_plan=jugendhilfe&for_areas=0303",
    "synopsis?show=uebersicht&rows=group&columns=year&over=1&all=1",
    "synopsis?show=zeit&over=1&all=1",
    "synopsis?show=ueberschneidungen&done=1&page=1",
    "synopsis?show=konflikte&done=1",
    "synopsis?show=schwerpunkte&fewest=3",
    "synopsis?show=mittel&level=bezirk&all_areas=1&all=1",
    "synopsis?show=erhebungen&done=1",
    "synopsis?show=angebote&all=1",
    "synopsis?show=indikatoren&all=1",
    "transitions?show=gebiet&area=0303",
    "transitions?show=alle&all=1&transition=kita_schule&plan=schule&group=familien",
    "participation?show=register&stage=meinungen&all=1&plan=jugendhilfe",
    "participation?show=stufen&area=0303",
    "participation?show=beitraege&act=B19&area=0303&topic=bildung&state=gezeigt&all=1",
    "participation?show=methoden&stage=meinungen&group=familien&hours=20",
    "participation?show=eignung&q_room=ja&q_open=ja&q_time=ja&q_people=ja"
    "&q_means=teils&q_will=ja&q_power=gremium",
    "participation?show=struktur",
    "participation?einladung=B1",
    "network?show=verzeichnis&all=1&kind=verein&reach=stadt&topic=bildung&group=familien",
    "network?show=angebote&all=1&beside=1&unmet=1",
    "network?show=netz&actor=A1&all=1",
    "network?show=daten&open=1",
    "network?show=anleitung",
    "data_and_methods?show=indikatoren&indicator=mat_sgb2_u15",
    "data_and_methods?show=geheim",
    "publish?show=protokoll",
))
