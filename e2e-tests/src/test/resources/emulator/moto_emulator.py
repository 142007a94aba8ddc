"""moto, and the few calls of Terraform's AWS provider that it lacks.

Arguments: a region, and a host name to issue a certificate for. Prints port and certificate as JSON, and ends with its
standard input.
"""

import json
import os
import sys

# Read when moto is loaded: a service has this many tasks running as soon as it is there.
os.environ["MOTO_ECS_SERVICE_RUNNING"] = "1"
# AWS's own policies are there to be attached.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

from moto.acm.models import acm_backends
from moto.apigateway.models import APIGatewayBackend, RestAPI
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.awslambda.models import EventSourceMapping, LambdaFunction
from moto.budgets.responses import BudgetsResponse
from moto.cognitoidentity.responses import CognitoIdentityResponse
from moto.elbv2.models import FakeLoadBalancer
from moto.elbv2.responses import ELBV2Response
from moto.server import ThreadedMotoServer
from moto.stepfunctions.parser.asl.static_analyser.express_static_analyser import ExpressStaticAnalyser
from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser
from moto.stepfunctions.responses import StepFunctionResponse
from moto_cloudfront import add_cloudfront

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
register_scalable_target = ApplicationAutoScalingResponse.register_scalable_target
resource_tags = {}


def register_scalable_target_with_its_tags(self):
    answer = register_scalable_target(self)
    resource_tags.setdefault(json.loads(answer)["ScalableTargetARN"], self._get_param("Tags") or {})
    return answer


def list_tags_of_a_target(self):
    return json.dumps({"Tags": resource_tags.get(self._get_param("ResourceARN"), {})})


ApplicationAutoScalingResponse.register_scalable_target = register_scalable_target_with_its_tags
ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_of_a_target


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
create_budget = BudgetsResponse.create_budget


def create_budget_with_its_tags(self):
    arn = f"arn:aws:budgets::{self._get_param('AccountId')}:budget/{self._get_param('Budget')['BudgetName']}"
    resource_tags[arn] = self._get_param("ResourceTags") or []
    return create_budget(self)


def list_tags_of_a_budget(self):
    return json.dumps({"ResourceTags": resource_tags.get(self._get_param("ResourceARN"), [])})


BudgetsResponse.create_budget = create_budget_with_its_tags
BudgetsResponse.list_tags_for_resource = list_tags_of_a_budget

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

update_api = RestAPI.apply_patch_operations
ENDPOINTS = "/endpointConfiguration/vpcEndpointIds"


def update_api_with_its_endpoints(self, patch_operations):
    for operation in [one for one in patch_operations if one["path"].startswith(ENDPOINTS)]:
        endpoints = self.endpoint_configuration.setdefault("vpcEndpointIds", [])
        (endpoints.append if operation["op"] == "add" else endpoints.remove)(operation["value"])
    update_api(self, [one for one in patch_operations if not one["path"].startswith(ENDPOINTS)])


RestAPI.apply_patch_operations = update_api_with_its_endpoints
describe_api = RestAPI.to_dict


def describe_api_with_its_policy_escaped(self):
    described = describe_api(self)
    return {**described, "policy": json.dumps(self.policy)[1:-1]} if self.policy else described


RestAPI.to_dict = describe_api_with_its_policy_escaped

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

FakeLoadBalancer.enforce_security_group_inbound_rules_on_private_link_traffic = None
set_security_groups = ELBV2Response.set_security_groups


def set_security_groups_of_private_link(self):
    enforced = self._get_param("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
    balancer = self.elbv2_backend.load_balancers[self._get_param("LoadBalancerArn")]
    balancer.enforce_security_group_inbound_rules_on_private_link_traffic = enforced
    return set_security_groups(self)


ELBV2Response.set_security_groups = set_security_groups_of_private_link

add_cloudfront()
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
certificate = acm_backends[ACCOUNT][sys.argv[1]].request_certificate(sys.argv[2], None, [], [])
print(json.dumps({"port": server.get_host_and_port()[1], "certificate_arn": certificate}), flush=True)
# Until whoever started it ends or closes this.
sys.stdin.read()
