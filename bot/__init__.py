"""Verbatim: a Discord bot that knows an interview by heart."""

import gc
import os

# onnxruntime would tell its maker of every process, and keep an id of the machine; it reads this when imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
# numpy's linear algebra would wait in busy threads of its own: twice the time for products as small as a search's.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# pydantic would look through all that is installed for plugins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# What a process makes while it starts stays: to look through it every few hundred objects took a tenth of the time.
gc.set_threshold(10_000, 10, 10)
