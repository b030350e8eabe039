"""The API keeps its own description, whatever programs ask."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette

from monitoring.storage import served
from monitoring.web.api.limits import Rate
from monitoring.web.api.routes import PATHS, api_routes

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance,
          response_schema_conformance]
# What the invented city has, so that answers with figures are looked at as well.
KNOWN: dict[str, dict[str, str]] = {
    "/api/v1/areas": {"level": "stadtteil"},
    "/api/v1/indicators/{id}": {"id": "bev_u18"},
    "/api/v1/values": {"indicator": "bev_u18,mat_sgb2_u15", "level": "stadtteil"},
    "/api/v1/indices/{id}": {"id": "soziale_lage", "period": "2023"},
    "/api/v1/dashboards/{id}": {"id": "aufwachsen"},
}


@pytest.fixture(scope="module")
def described(demo_store: Path) -> Iterator[schemathesis.BaseSchema]:
    """The description of the API as a program reads it, on the invented city."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOZIALRAUM_STORE", str(demo_store))
        patched.setattr("monitoring.web.api.routes._rate", Rate(0))
        served.forget()
        app = Starlette(routes=api_routes())
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    served.forget()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    operation = described[path]["GET"]
    asked = []

    @given(case=operation.as_strategy())
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck),
              database=None)
    def ask(case: Any) -> None:
        asked.append(case.call_and_validate(checks=CHECKS).status_code)

    ask()
    assert asked


def _answered(described: schemathesis.BaseSchema, path: str, **more: str) -> int:
    asked = {**KNOWN.get(path, {}), **more}
    place = {"id": asked.pop("id")} if "id" in asked else {}
    case = described[path]["GET"].Case(path_parameters=place, query=asked)
    return int(case.call_and_validate(checks=CHECKS).status_code)


@pytest.mark.parametrize("path", PATHS)
def test_answers_about_what_is_there_are_as_described(
    described: schemathesis.BaseSchema, path: str
) -> None:
    assert _answered(described, path) == 200
    assert _answered(described, path, lang="en") == 200


@pytest.mark.parametrize("path", ["/api/v1/areas", "/api/v1/values", "/api/v1/indices/{id}",
                                  "/api/v1/corrections"])
def test_tables_are_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    assert _answered(described, path, format="csv") == 200


def test_an_answer_that_is_not_as_described_is_noticed(
    described: schemathesis.BaseSchema,
) -> None:
    told = copy.deepcopy(described.raw_schema)
    told["components"]["schemas"]["Value"]["properties"]["value"] = {"type": "string"}
    wrong = schemathesis.openapi.from_dict(told)
    wrong.app = described.app
    with pytest.raises(FailureGroup, match="violates schema"):
        _answered(wrong, "/api/v1/values")
