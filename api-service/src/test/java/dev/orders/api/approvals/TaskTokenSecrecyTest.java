package dev.orders.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.orders.api.standin.AwsProxy.Refuse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever reads a task token decides: it is in no log, at whatever level somebody sets, and in no answer. */
class TaskTokenSecrecyTest extends ApprovalsTest {
    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new HashMap<>();
    private final Appender captured = new Appender();

    /** Formats on the thread that logs, as real appenders do. */
    private static final class Appender extends ListAppender<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            synchronized (list) {
                super.append(event);
            }
        }

        List<String> lines() {
            synchronized (list) {
                return list.stream()
                        .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                                + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .toList();
            }
        }
    }

    @BeforeEach
    void logEverythingThatTheSettingsDoNotForbid() {
        for (var name : List.of("ROOT", "dev.orders")) {
            var logger = logging.getLogger(name);
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.DEBUG);
        }
        captured.setContext(logging);
        captured.start();
        root.addAppender(captured);
    }

    @AfterEach
    void logAsBefore() {
        root.detachAppender(captured);
        levels.forEach(Logger::setLevel);
    }

    @Test
    void isInNoLogAndInNoAnswer() {
        var answers = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        for (var refusal : List.of(
                "", "TaskTimedOut", "TaskDoesNotExist", "InvalidToken", "ValidationException", "InternalServerError")) {
            var task = workflow.ask(anna.sub());
            tokens.add(task.token());
            answers.add(api().get(approver(carl), "/approvals").response().body());
            answers.add(open(carl, task.id()).response().body());
            if (!refusal.isEmpty()) {
                AWS.fail("SendTaskSuccess", new Refuse(400, refusal, "Value '" + task.token() + "' at 'taskToken'"));
            }
            answers.add(decide(carl, task.id(), APPROVE).response().body());
            AWS.forget();
        }

        assertThat(captured.lines())
                .as("the SDK logs at this level")
                .anyMatch(line -> line.startsWith("software.amazon.awssdk.request "))
                .anyMatch(line -> line.contains("could not be sent"));
        for (var token : tokens) {
            assertThat(captured.lines()).noneMatch(line -> line.contains(token));
            assertThat(answers).noneMatch(answer -> answer.contains(token));
        }
    }
}
