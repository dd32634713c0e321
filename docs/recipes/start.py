"""Starts a bot only when keyguard lets it."""

import subprocess
import sys

guard = subprocess.run(["keyguard", "guard", "--grace"], check=False)
if guard.returncode != 0:
    sys.exit(guard.returncode)

import bot  # noqa: E402  the bot reads its keys when it is imported: not before the guard

bot.main()
