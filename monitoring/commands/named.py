"""What the arguments of every command name: the store, and the role whose figures are wanted."""

from __future__ import annotations

import argparse

from monitoring.commands.said import WrongUse
from monitoring.core.city import City
from monitoring.language import text
from monitoring.storage.inner import NotPublished
from monitoring.storage.release_layers import NoSuchRole, publishes, role_in
from monitoring.storage.store import Store, store_at


def store_of(given: argparse.Namespace, city: City) -> Store:
    """The store that the arguments name, and where its unprotected figures are."""
    return store_at(given.store, city=city.frame.id, inner=given.inner)


def role_of(given: argparse.Namespace, city: City) -> str:
    """Id of the profile whose figures are wanted; raises WrongUse for an unknown one."""
    try:
        return role_in(city, given.role)
    except NoSuchRole as unknown:
        raise WrongUse(str(unknown)) from None


def refuse_readers(given: argparse.Namespace, city: City) -> None:
    """Drafts are for those who publish: a role that was named must be one of them."""
    role = role_of(given, city)
    if given.role and not publishes(city, role):
        label = city.frame.profiles[role].label
        raise NotPublished(text("Die Rolle „{role}“ ({label}) darf Entwürfe weder sehen noch "
                                "veröffentlichen. Bitte eine andere mit --role nennen.",
                                role=role, label=label))
