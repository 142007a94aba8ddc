"""moto, and the few calls of Terraform's AWS provider that it lacks.

Arguments: a region, and a host name to issue a certificate for. Prints port and certificate as JSON, and ends with its
standard input.
"""

import json
import os
import sys

# Read when moto is loaded: a service has this many tasks running as soon as it is there.
os.environ["MOTO_ECS_SERVICE_RUNNING"] = "1"

from moto.acm.models import acm_backends
from moto.apigateway.models import APIGatewayBackend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.awslambda.models import EventSourceMapping, LambdaFunction
from moto.budgets.responses import BudgetsResponse
from moto.cognitoidentity.responses import CognitoIdentityResponse
from moto.server import ThreadedMotoServer
from moto.stepfunctions.parser.asl.static_analyser.express_static_analyser import ExpressStaticAnalyser
from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser
from moto.stepfunctions.responses import StepFunctionResponse

ACCOUNT = "123456789012"
roles = {}
tags = {}


def set_identity_pool_roles(self):
    pool = self._get_param("IdentityPoolId")
    roles[pool] = {
        "IdentityPoolId": pool,
        "Roles": self._get_param("Roles") or {},
        "RoleMappings": self._get_param("RoleMappings") or {},
    }
    return "{}"


def get_identity_pool_roles(self):
    pool = self._get_param("IdentityPoolId")
    return json.dumps(roles.get(pool, {"IdentityPoolId": pool}))


def principal_tags(self):
    key = (self._get_param("IdentityPoolId"), self._get_param("IdentityProviderName"))
    if self._get_param("PrincipalTags") is not None:
        tags[key] = {
            "IdentityPoolId": key[0],
            "IdentityProviderName": key[1],
            "UseDefaults": self._get_param("UseDefaults"),
            "PrincipalTags": self._get_param("PrincipalTags"),
        }
    return json.dumps(tags.get(key, {}))


CognitoIdentityResponse.set_identity_pool_roles = set_identity_pool_roles
CognitoIdentityResponse.get_identity_pool_roles = get_identity_pool_roles
CognitoIdentityResponse.set_principal_tag_attribute_map = principal_tags
CognitoIdentityResponse.get_principal_tag_attribute_map = principal_tags
ApplicationAutoScalingResponse.list_tags_for_resource = lambda self: json.dumps({"Tags": {}})



def validate_state_machine_definition(self):
    """What AWS asks its own parser, asked of moto's: a plan with a document that makes no sense fails."""
    analyser = ExpressStaticAnalyser if self._get_param("type") == "EXPRESS" else StaticAnalyser
    try:
        analyser().analyse(self._get_param("definition"))
    except Exception as finding:
        diagnostic = {"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": str(finding)}
        return json.dumps({"result": "FAIL", "diagnostics": [diagnostic], "truncated": False})
    return json.dumps({"result": "OK", "diagnostics": [], "truncated": False})


StepFunctionResponse.validate_state_machine_definition = validate_state_machine_definition


def describe_subscribers_for_notification(self):
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    asked = self._get_param("Notification")
    subscribers = [one.subscribers for one in budget.notifications if one.details == asked]
    return json.dumps({"Subscribers": subscribers[0] if subscribers else []})


BudgetsResponse.describe_subscribers_for_notification = describe_subscribers_for_notification
BudgetsResponse.list_tags_for_resource = lambda self: json.dumps({"ResourceTags": []})

create_state_machine = StepFunctionResponse.create_state_machine
describe_state_machine = StepFunctionResponse.describe_state_machine
types = {}


def create_state_machine_of_its_type(self):
    types[self._get_param("name")] = self._get_param("type") or "STANDARD"
    return create_state_machine(self)


def describe_state_machine_with_its_type(self):
    described = describe_state_machine(self)
    described.result["type"] = types[described.result["name"]]
    return described


StepFunctionResponse.create_state_machine = create_state_machine_of_its_type
StepFunctionResponse.describe_state_machine = describe_state_machine_with_its_type
StepFunctionResponse.list_state_machine_versions = lambda self: json.dumps({"stateMachineVersions": []})

put_integration = APIGatewayBackend.put_integration


def put_integration_of_any_type(self, function_id, resource_id, method_type, integration_type, uri="", **rest):
    # A mock integration has neither a URI nor a method.
    rest.setdefault("integration_method", "")
    return put_integration(self, function_id, resource_id, method_type, integration_type, uri, **rest)


APIGatewayBackend.put_integration = put_integration_of_any_type

function_configuration = LambdaFunction.get_configuration
function_init = LambdaFunction.__init__
mapping_configuration = EventSourceMapping.get_configuration


def init_function(self, account_id, spec, *rest, **named):
    function_init(self, account_id, spec, *rest, **named)
    self.logging_config = spec.get("LoggingConfig")
    self.snap_start = spec.get("SnapStart", {}).get("ApplyOn", "None")


def configuration_of_a_function(self, on_create=False):
    configuration = function_configuration(self, on_create)
    configuration["LoggingConfig"] = self.logging_config
    # There is a snapshot of a published version, and none of the newest code.
    snapshot = self.snap_start != "None" and self.version != "$LATEST"
    configuration["SnapStart"] = {"ApplyOn": self.snap_start, "OptimizationStatus": "On" if snapshot else "Off"}
    return configuration


def configuration_of_a_mapping(self):
    # moto answers the version that the alias stood for.
    return {**mapping_configuration(self), "FunctionArn": self.function_name}


LambdaFunction.__init__ = init_function
LambdaFunction.get_configuration = configuration_of_a_function
EventSourceMapping.get_configuration = configuration_of_a_mapping

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
certificate = acm_backends[ACCOUNT][sys.argv[1]].request_certificate(sys.argv[2], None, [], [])
print(json.dumps({"port": server.get_host_and_port()[1], "certificate_arn": certificate}), flush=True)
# Until whoever started it ends or closes this.
sys.stdin.read()
