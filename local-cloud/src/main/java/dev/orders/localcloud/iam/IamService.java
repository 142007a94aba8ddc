package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.AttachedPolicies;
import dev.orders.localcloud.policy.InvalidPolicyException;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Simulation;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.QueryXml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * IAM's policy simulation. It answers from the engine that authorizes every call, so what it says is what happens.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">IAM:
 *     SimulatePrincipalPolicy</a>
 */
final class IamService implements AwsService {

    private static final Set<String> SIMULATION = Set.of(
            "PolicyInputList",
            "PermissionsBoundaryPolicyInputList",
            "ActionNames",
            "ResourceArns",
            "ResourcePolicy",
            "CallerArn",
            "ContextEntries",
            "MaxItems",
            "Marker");
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn(:[^:]*){4}:.+", Pattern.DOTALL);

    private final AttachedPolicies policies;

    IamService(AttachedPolicies policies) {
        this.policies = policies;
    }

    @Override
    public String signingName() {
        return "iam";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public String target() {
        return "2010-05-08";
    }

    @Override
    public Access access(AwsCall call) {
        String resource = switch (call.operation()) {
            case "SimulateCustomPolicy", "GetContextKeysForCustomPolicy" -> "*";
            case "SimulatePrincipalPolicy" -> new Parameters(call.input()).required("PolicySourceArn");
            default -> throw unknown(call);
        };
        return new Access.Permitted(List.of(new AccessRequest("iam:" + call.operation(), resource)));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        Parameters parameters = new Parameters(call.input());
        try {
            return QueryXml.answer(
                    this,
                    call,
                    switch (call.operation()) {
                        case "SimulateCustomPolicy" -> simulateCustom(parameters);
                        case "SimulatePrincipalPolicy" -> simulatePrincipal(parameters);
                        case "GetContextKeysForCustomPolicy" -> contextKeys(parameters);
                        default -> throw unknown(call);
                    });
        } catch (InvalidPolicyException malformed) {
            throw Parameters.invalid(String.valueOf(malformed.getMessage()));
        }
    }

    private ObjectNode simulateCustom(Parameters parameters) {
        parameters.only(SIMULATION);
        Policies tried = Policies.identity(documents("PolicyInputList", parameters.requiredTexts("PolicyInputList")));
        String caller = parameters.text("CallerArn");
        SimulatedPrincipal principal = caller == null ? SimulatedPrincipal.SOMEBODY : SimulatedPrincipal.user(caller);
        return simulate(parameters, principal, tried);
    }

    private ObjectNode simulatePrincipal(Parameters parameters) {
        Set<String> known = new HashSet<>(SIMULATION);
        known.add("PolicySourceArn");
        parameters.only(known);
        String source = parameters.required("PolicySourceArn");
        SimulatedPrincipal principal = SimulatedPrincipal.of(source);
        Policies attached = policies.attachedTo(source)
                .orElseThrow(() -> new AwsException(404, "NoSuchEntity", source + " cannot be found."));
        List<PolicyDocument> identity = new ArrayList<>(attached.identity());
        identity.addAll(documents("PolicyInputList", parameters.texts("PolicyInputList")));
        String caller = parameters.text("CallerArn");
        return simulate(
                parameters,
                caller == null ? principal : SimulatedPrincipal.user(caller),
                new Policies(identity, attached.boundary(), attached.session(), attached.resource()));
    }

    private static ObjectNode simulate(Parameters parameters, SimulatedPrincipal principal, Policies identity) {
        Policies tried = identity;
        List<String> boundaries = parameters.texts("PermissionsBoundaryPolicyInputList");
        if (boundaries.size() > 1) {
            throw Parameters.invalid("A simulation takes one permissions boundary");
        }
        for (String boundary : boundaries) {
            tried = tried.withBoundary(PolicyDocument.parse("PermissionsBoundaryPolicyInputList.1", boundary));
        }
        String resourcePolicy = parameters.text("ResourcePolicy");
        if (resourcePolicy != null) {
            parameters.required("CallerArn");
            tried = tried.withResource(PolicyDocument.parse("ResourcePolicy", resourcePolicy));
        }
        List<String> resources = parameters.texts("ResourceArns");
        Simulation simulation =
                new Simulation(principal.principal(), tried, principal.context().with(ContextEntries.read(parameters)));
        return SimulationAnswer.of(
                simulation,
                checked("ActionNames", parameters.requiredTexts("ActionNames"), ACTION),
                resources.isEmpty() ? List.of("*") : checked("ResourceArns", resources, RESOURCE),
                parameters.number("Marker", 0, 0, 999_999_999),
                parameters.number("MaxItems", 1000, 1, 1000));
    }

    private static ObjectNode contextKeys(Parameters parameters) {
        parameters.only(Set.of("PolicyInputList"));
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        documents("PolicyInputList", parameters.requiredTexts("PolicyInputList"))
                .forEach(policy -> keys.addAll(policy.contextKeys()));
        return SimulationAnswer.contextKeys(keys);
    }

    private static List<PolicyDocument> documents(String list, List<String> texts) {
        List<PolicyDocument> documents = new ArrayList<>();
        for (String text : texts) {
            documents.add(PolicyDocument.parse(list + "." + (documents.size() + 1), text));
        }
        return documents;
    }

    private static List<String> checked(String list, List<String> texts, Pattern form) {
        for (String text : texts) {
            if (!form.matcher(text).matches()) {
                throw Parameters.invalid("Invalid value in " + list + ": " + text);
            }
        }
        return texts;
    }

    private static AwsException unknown(AwsCall call) {
        return new AwsException(400, "InvalidAction", "Could not find operation " + call.operation());
    }
}
