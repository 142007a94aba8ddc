package dev.orders.localcloud.hosting.process;

import java.util.Map;

/** The environment of a child process: the developer's own AWS set-up is out of its sight. */
final class ChildEnvironment {

    private ChildEnvironment() {}

    /** Removes what would lead to a real account or change the JVM, then adds what the definition gives. */
    static void replace(Map<String, String> inherited, Map<String, String> given) {
        inherited
                .keySet()
                .removeIf(name -> name.startsWith("AWS_")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS")
                        || name.startsWith("SPRING_")
                        || name.equals("SERVER_PORT"));
        // Files that are not there: the SDK would otherwise read the ones in the home folder.
        inherited.put("AWS_CONFIG_FILE", "no-aws-config");
        inherited.put("AWS_SHARED_CREDENTIALS_FILE", "no-aws-credentials");
        inherited.put("AWS_EC2_METADATA_DISABLED", "true");
        inherited.putAll(given);
    }
}
