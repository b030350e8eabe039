"""The API keeps its own description, whatever programs ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
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
