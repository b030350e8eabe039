"""The server: `streamlit run app.py` or `sozialraum serve`."""

import streamlit as st
from starlette.middleware import Middleware

from monitoring.web.files import routes
from monitoring.web.middleware import Headers
from monitoring.web.server import prepared

app = st.App(
    "monitoring/pages/menu.py",
    routes=routes(),
    middleware=[Middleware(Headers)],
    lifespan=prepared,
)
