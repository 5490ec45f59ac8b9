package org.learnstream.http;

/** Tells operators from others. */
public interface Operator {
    /** Everybody is refused: no operator token is set. */
    Operator NOBODY = new Operator() {
        @Override
        public boolean asks(Request request) {
            return false;
        }

        @Override
        public void require(Request request) {
            throw new ProblemException(
                    Problem.Kind.FORBIDDEN,
                    "http.operator-token-file is not set, so nobody may do this over HTTP; learnstream erase does it"
                            + " for who may write to the cluster");
        }
    };

    /**
     * Whether a request comes from an operator; one without a token does not.
     *
     * @throws ProblemException when it brings another token than the operator's
     */
    boolean asks(Request request);

    /**
     * Lets a request pass that comes from an operator.
     *
     * @throws ProblemException when it does not
     */
    void require(Request request);
}
