"""moto with its executing Step Functions, to compare with. Argument: the port. Prints a line once it listens, and ends with
its standard input."""

import copy
import os
import sys
import types

os.environ["MOTO_PORT"] = sys.argv[1]

from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer
from moto.stepfunctions.parser import models

# moto 5.2.1 copies a machine together with all executions that it ever had, and fails at the second one. A shallow copy is
# enough for a machine that nobody changes, and cheaper.
models.copy = types.SimpleNamespace(deepcopy=copy.copy)
default_user_config["stepfunctions"] = {"execute_state_machine": True}

ThreadedMotoServer(ip_address="127.0.0.1", port=int(sys.argv[1]), verbose=False).start()
print("listens", flush=True)
sys.stdin.read()
