package dev.orders.localcloud.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerCommandTest {

    private final List<String> command =
            ContainerCommand.of("api-service", "1.0", 8081, List.of("PORT", "AWS_CONTAINER_AUTHORIZATION_TOKEN"));

    @Test
    void runsTheImageWithoutRightsOnTheMachine() {
        assertThat(command).startsWith("docker", "run", "--rm").endsWith("orders/api-service:1.0");
        assertThat(command).contains("--read-only", "no-new-privileges").containsSequence("--cap-drop", "ALL");
        assertThat(command).doesNotContain("--privileged", "--volume", "-v");
    }

    @Test
    void namesVariablesAndNoValues() {
        assertThat(command).containsSequence("--env", "PORT", "--env", "AWS_CONTAINER_AUTHORIZATION_TOKEN");
        assertThat(command).noneMatch(word -> word.contains("="));
    }

    @Test
    void removesTheContainerThatItStarts() {
        int name = command.indexOf("--name") + 1;

        assertThat(ContainerCommand.removal("api-service", 8081)).endsWith("--force", command.get(name));
    }
}
