"""moto's parser of state machines.

Reads state machines as JSON, by name, each {"type", "definition"}; prints what is wrong with each, by name.
"""

import json
import sys

from moto.stepfunctions.parser.asl.static_analyser.express_static_analyser import ExpressStaticAnalyser
from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser


def findings(machine):
    analyser = ExpressStaticAnalyser if machine["type"] == "EXPRESS" else StaticAnalyser
    try:
        analyser().analyse(json.dumps(machine["definition"]))
    except Exception as finding:
        return [str(finding)]
    return []


print(json.dumps({name: findings(machine) for name, machine in json.load(sys.stdin).items()}))
