package dev.orders.localcloud.hosting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How a service runs from its image, as Fargate runs it: as the image's own user, without capabilities, on a file system that is
 * written to in {@code /tmp} alone. It shares the machine's network, where the local cloud is.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/container/run/">docker container run</a>
 */
final class ContainerCommand {

    private static final String REPOSITORY = "orders/";

    private ContainerCommand() {}

    /**
     * A program that runs as long as the container does, and ends it when it is asked to end.
     *
     * @param variables names of the environment that the container takes over from this program: values would be seen by everybody who
     *     lists processes
     */
    static List<String> of(String artifact, String tag, int port, Collection<String> variables) {
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "run",
                "--rm",
                "--name",
                name(artifact, port),
                "--network",
                "host",
                "--read-only",
                "--tmpfs",
                "/tmp",
                "--cap-drop",
                "ALL",
                "--security-opt",
                "no-new-privileges"));
        for (String variable : variables) {
            command.addAll(List.of("--env", variable));
        }
        command.add(REPOSITORY + artifact + ":" + tag);
        return command;
    }

    /** Removes a container that its program left behind: one that is ended while it starts the container does. */
    static List<String> removal(String artifact, int port) {
        return List.of("docker", "rm", "--force", name(artifact, port));
    }

    /** Two environments on one machine have different ports. */
    static String name(String artifact, int port) {
        return "orders-" + artifact + "-" + port;
    }
}
