package dev.orders.web.approvals;

import dev.orders.web.api.ApiFailure;
import dev.orders.web.api.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order that waits: what it is, the form that decides on it, and what became of it. */
@Controller
class DecisionController {
    private static final String TASK = "/approvals/{taskId:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final int CONFLICT = 409;
    private static final List<String> CONFLICTS = List.of("already-decided", "order-cancelled", "task-expired");

    private final Approvals approvals;
    private final MessageSource messages;

    DecisionController(Approvals approvals, MessageSource messages) {
        this.approvals = approvals;
        this.messages = messages;
    }

    /** @param recording what was decided and wasn't recorded yet; in the address, so that a reload still knows it */
    @GetMapping(TASK)
    String task(@PathVariable String taskId, @RequestParam(required = false) Decision recording, Model model) {
        describe(model, approvals.get(taskId), recording);
        model.addAttribute("form", DecisionForm.empty());
        return "approvals/task";
    }

    /** What changes of {@link #task}, for a page that is open already. */
    @GetMapping(TASK + "/status")
    String status(@PathVariable String taskId, @RequestParam(required = false) Decision recording, Model model) {
        describe(model, approvals.get(taskId), recording);
        return "approvals/status";
    }

    @PostMapping(TASK + "/decision")
    String decide(
            @PathVariable String taskId,
            @RequestParam(required = false) String decision,
            @RequestParam(required = false) String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale) {
        DecisionForm form = DecisionForm.of(decision, reason).checked(key -> message(key, locale));
        HttpStatus status = HttpStatus.BAD_REQUEST;
        if (form.decision() != null && !form.wrong()) {
            try {
                Task task = approvals.decide(taskId, form.decision(), form.sentReason());
                return recorded(taskId, form.decision(), task, next);
            } catch (ApiFailure.Refused refused) {
                if (refused.status() == CONFLICT) {
                    return tooLate(taskId, form.decision(), refused.problem(), next);
                }
                status = HttpStatus.valueOf(refused.status());
                form = form.refused(refused.problem(), key -> message(key, locale));
            } catch (ApiFailure.Unavailable | ApiFailure.Throttled unavailable) {
                // Perhaps it was recorded, perhaps not: a task is decided once, so sending it again is safe.
                status = HttpStatus.SERVICE_UNAVAILABLE;
                form = form.withError(message("decide.unavailable", locale));
            }
        }
        response.setStatus(status.value());
        return again(taskId, form, model);
    }

    private static String recorded(String taskId, Decision decision, Task task, RedirectAttributes next) {
        if (task.open()) {
            return "redirect:/approvals/" + taskId + "?recording=" + decision;
        }
        boolean asDecided = task.status() == decision.outcome();
        next.addFlashAttribute(
                asDecided ? "notice" : "warning", asDecided ? recordedNotice(decision) : "approval.already-decided");
        return "redirect:/approvals/" + taskId;
    }

    /** Not the problem's own words: the page that follows shows the outcome. */
    private String tooLate(String taskId, Decision decision, Problem problem, RedirectAttributes next) {
        String why = CONFLICTS.stream().filter(problem::is).findFirst().orElse("refused");
        // The second click of a double click: what it asked for is what is recorded.
        if (why.equals("already-decided") && approvals.get(taskId).status() == decision.outcome()) {
            next.addFlashAttribute("notice", recordedNotice(decision));
        } else {
            next.addFlashAttribute("warning", "approval." + why);
        }
        return "redirect:/approvals/" + taskId;
    }

    private static String recordedNotice(Decision decision) {
        return "approval." + decision.outcome().id();
    }

    /** Without the order's lines if they can't be had right now: what was typed is worth more. */
    private String again(String taskId, DecisionForm form, Model model) {
        try {
            describe(model, approvals.get(taskId), null);
        } catch (ApiFailure.Unavailable | ApiFailure.Throttled unavailable) {
            describe(model, null, null);
        }
        model.addAttribute("taskId", taskId);
        model.addAttribute("form", form);
        return "approvals/task";
    }

    private static void describe(Model model, @Nullable Task task, @Nullable Decision recording) {
        model.addAttribute("task", task);
        model.addAttribute("recording", task != null && task.open() ? recording : null);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
