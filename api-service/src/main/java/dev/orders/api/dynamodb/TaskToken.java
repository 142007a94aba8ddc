package dev.orders.api.dynamodb;

/** What opens a waiting execution to whoever has it. Never printed. */
public record TaskToken(String value) {
    @Override
    public String toString() {
        return "TaskToken[...]";
    }
}
