package io.fundsledger.localstack;

/** A program that starts a Postgres, says its process id, and holds it until its standard input closes. */
final class HeldStack {

    private HeldStack() {}

    public static void main(String[] arguments) throws Exception {
        try (LocalStack stack = LocalStack.builder().with(Component.POSTGRES).start()) {
            System.out.println(stack.postgres().pid());
            System.in.transferTo(System.out);
        }
    }
}
