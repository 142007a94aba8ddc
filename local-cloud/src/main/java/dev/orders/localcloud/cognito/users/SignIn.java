package dev.orders.localcloud.cognito.users;

/** What a user name and a password came to. */
public sealed interface SignIn {

    record SignedIn(User user) implements SignIn {}

    /** Unknown name or wrong password: nobody is told which. */
    record Refused() implements SignIn {}

    /** Too many failures; the password was not looked at. */
    record Locked() implements SignIn {}
}
