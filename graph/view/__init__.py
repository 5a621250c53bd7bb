"""The reader: one `Query` asked everywhere, statements aggregated into the relations one sees."""

from graph.view.actors import Profile
from graph.view.page import Page
from graph.view.timelines import Dyad, Interval, Period
from graph.view.view import View

__all__ = ["Dyad", "Interval", "Page", "Period", "Profile", "View"]
