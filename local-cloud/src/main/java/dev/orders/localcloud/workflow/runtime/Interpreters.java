package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Interpreter;
import dev.orders.localcloud.workflow.engine.TokenSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The interpreters of the machines as they are now, and of the definitions that running executions began with: those are
 * kept, and go on with them after a restart with others.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html">UpdateStateMachine:
 *     running executions continue to use the previous definition</a>
 */
public final class Interpreters {

    private final StateMap<String> texts;
    private final TokenSource tokens;
    private final RandomGenerator random;
    private final Map<String, String> present = new HashMap<>();
    private final Map<String, Interpreter> byDefinition = new ConcurrentHashMap<>();

    /** @param random safe for many threads */
    public Interpreters(Collection<Machine> machines, StateStore store, TokenSource tokens, RandomGenerator random) {
        this.texts = store.map("workflow/definitions", String.class);
        this.tokens = tokens;
        this.random = random;
        for (Machine machine : machines) {
            String definition = id(machine.type(), machine.definition());
            texts.putIfAbsent(definition, machine.definition());
            present.put(machine.name(), definition);
            byDefinition.put(definition, new Interpreter(machine.document(), tokens, random));
        }
    }

    /** What an execution that starts now begins with. */
    String definition(Execution execution) {
        String definition = present.get(execution.stateMachineName());
        if (definition == null) {
            throw new IllegalStateException("no definition has the state machine of " + execution.arn() + " any more");
        }
        return definition;
    }

    /** @param definition that the execution began with; null for one that is older than the keeping of definitions */
    Interpreter of(Execution execution, @Nullable String definition) {
        return byDefinition.computeIfAbsent(definition == null ? definition(execution) : definition, this::before);
    }

    private Interpreter before(String definition) {
        String text = texts.get(definition);
        if (text == null) {
            throw new IllegalStateException("the definition " + definition + " is not kept");
        }
        WorkflowType type = WorkflowType.valueOf(definition.substring(0, definition.indexOf('/')));
        return new Interpreter(StateMachineReader.read(text, type).orThrow(), tokens, random);
    }

    private static String id(WorkflowType type, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return type + "/" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
