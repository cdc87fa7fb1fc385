"""`python -m finsam_xl` is the command `finsam`."""

import sys

from finsam_xl.hosts.cli import main

sys.exit(main())
