"""The buttons of the task pane: xlwings Server looks for them here."""

from finsam_xl.hosts.server import skript

globals().update(skript())
