"""The server: `streamlit run app.py` or `sozialraum serve`."""

import streamlit as st
from starlette.middleware import Middleware

from monitoring.web.api.routes import api_routes
from monitoring.web.files import routes
from monitoring.web.middleware import Headers
from monitoring.web.server import prepared
from monitoring.web.short import short_routes

app = st.App(
    "monitoring/pages/menu.py",
    routes=[*routes(), *api_routes(), *short_routes()],
    middleware=[Middleware(Headers)],
    lifespan=prepared,
)
