package dev.orders.api.approvals;

import dev.orders.domain.approval.DecideTask;
import dev.orders.domain.approval.Decisions;
import dev.orders.domain.approval.GetTask;
import dev.orders.domain.approval.ListTasks;
import dev.orders.domain.approval.Patience;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The resource {@code /approvals}. */
@Configuration(proxyBeanMethods = false)
public class ApprovalsConfiguration {

    /** The workflow records within tens of milliseconds as a rule; the gateway waits ten seconds for an answer. */
    @Bean
    DecideTask decideTask(Decisions decisions, InstantSource clock) {
        var patience = new Patience(
                Duration.ofMillis(25), Duration.ofMillis(250), Duration.ofSeconds(5), clock, new ThreadSleep());
        return new DecideTask(decisions, patience);
    }

    @Bean
    ApprovalsController approvalsController(DecideTask decideTask) {
        return new ApprovalsController(new ListTasks(), new GetTask(), decideTask);
    }
}
