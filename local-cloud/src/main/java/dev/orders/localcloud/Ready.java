package dev.orders.localcloud;

import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.hosting.Hosting;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Waits until everything is healthy and says where it is. */
final class Ready {

    private final LocalValues values;
    private final List<Account> accounts;
    private final Hosting hosting;

    Ready(LocalValues values, List<Account> accounts, Hosting hosting) {
        this.values = values;
        this.accounts = accounts;
        this.hosting = hosting;
    }

    @EventListener(ApplicationReadyEvent.class)
    void report() throws InterruptedException {
        hosting.awaitReady();
        StringBuilder text = new StringBuilder();
        text.append("\nOrders on AWS is ready after %.1f s.%n%n".formatted(uptimeSeconds()));
        if (hosting.runs("web-frontend")) {
            text.append("  Application   %s%n".formatted(values.webUrl()));
        }
        text.append("  API           %s%n".formatted(values.apiUrl()));
        text.append("  Console       %s/console%n".formatted(values.origin()));
        text.append("  Environment   %s/environment.json%n".formatted(values.origin()));
        text.append("  AWS endpoint  %s%n".formatted(values.origin()));
        text.append("  AWS CLI       as the developer_credentials of environment.json: %s/console#aws-cli%n%n"
                .formatted(values.origin()));
        text.append("  Accounts, all with the password %s%n"
                .formatted(accounts.getFirst().password()));
        for (Account account : accounts) {
            text.append("    %-24s %s%n"
                    .formatted(
                            account.email(),
                            String.join(", ", account.groups().stream().sorted().toList())));
        }
        text.append("\n  Ctrl-C stops everything.\n");
        System.out.println(text);
    }

    private static double uptimeSeconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
