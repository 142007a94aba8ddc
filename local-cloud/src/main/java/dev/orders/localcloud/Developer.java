package dev.orders.localcloud;

import dev.orders.localcloud.definitions.Template;
import dev.orders.localcloud.identity.IamUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * The IAM user as whom a developer uses the AWS CLI on the laptop: may read tables and streams and simulate policies, and write nothing.
 * No definition knows it, so that Terraform never creates it.
 */
final class Developer {

    static final String NAME = "developer";

    private static final String POLICY = "developer/developer.json";

    private Developer() {}

    static IamUser user(LocalValues values) {
        try {
            String text = new ClassPathResource(POLICY).getContentAsString(StandardCharsets.UTF_8);
            return new IamUser(NAME, Map.of(POLICY, Template.render(POLICY, text, values.variables())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
