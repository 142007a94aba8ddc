package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client context that a caller sent with an event.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke: ClientContext</a>
 */
record SentContext(Map<?, ?> document) implements ClientContext {

    static SentContext parse(String json) {
        return new SentContext(
                JacksonFactory.getInstance().getSerializer(Map.class).fromJson(json));
    }

    @Override
    public Client getClient() {
        return new SentClient(part("client"));
    }

    @Override
    public Map<String, String> getCustom() {
        return part("custom");
    }

    @Override
    public Map<String, String> getEnvironment() {
        return part("env");
    }

    private Map<String, String> part(String name) {
        return texts(document.get(name));
    }

    private static Map<String, String> texts(@Nullable Object part) {
        if (!(part instanceof Map<?, ?> members)) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    /** The application that called, by the members that AWS names. */
    private record SentClient(Map<String, String> members) implements Client {
        @Override
        public String getInstallationId() {
            return text("installation_id");
        }

        @Override
        public String getAppTitle() {
            return text("app_title");
        }

        @Override
        public String getAppVersionName() {
            return text("app_version_name");
        }

        @Override
        public String getAppVersionCode() {
            return text("app_version_code");
        }

        @Override
        public String getAppPackageName() {
            return text("app_package_name");
        }

        private String text(String name) {
            return members.getOrDefault(name, "");
        }
    }
}
