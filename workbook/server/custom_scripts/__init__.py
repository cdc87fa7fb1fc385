"""The buttons of the task pane: xlwings Server looks for them here, and the first that it loads of ours is this."""

from finsam_xl.hosts.server import skript, tysta_loggar

tysta_loggar()
globals().update(skript())
