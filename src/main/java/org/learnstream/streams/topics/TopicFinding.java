package org.learnstream.streams.topics;

/** One way in which a topic is not as it should be, with what to do about it. */
public sealed interface TopicFinding {
    /** Returns the name of the topic. */
    String topic();

    /** Whether the application must not run with it, because results would be wrong or records would be lost. */
    boolean blocking();

    /** Returns what is wrong, with what was found and what is expected. */
    String problem();

    /** Returns the command or the choice that puts it right. */
    String remedy(String bootstrapServers);

    /** The topic is not there. */
    record Missing(String topic) implements TopicFinding {
        @Override
        public boolean blocking() {
            return true;
        }

        @Override
        public String problem() {
            return "does not exist";
        }

        @Override
        public String remedy(String bootstrapServers) {
            return "learnstream topics create --bootstrap " + bootstrapServers;
        }
    }

    /** A topic keyed by learner whose partitions do not match those of the other topics keyed by learner. */
    record NotCoPartitioned(String topic, int found, int expected) implements TopicFinding {
        @Override
        public boolean blocking() {
            return true;
        }

        @Override
        public String problem() {
            return "has " + found + " partitions, expected " + expected
                    + " as in the other topics keyed by learner: a learner's events would not meet";
        }

        @Override
        public String remedy(String bootstrapServers) {
            String create = "learnstream topics create --bootstrap " + bootstrapServers;
            String anew = "kafka-topics.sh --bootstrap-server " + bootstrapServers + " --delete --topic " + topic
                    + " && " + create + " (and write its records again: their keys lie in other partitions then)";
            if (found > expected) {
                return anew;
            }
            return "while it is empty: kafka-topics.sh --bootstrap-server " + bootstrapServers + " --alter --topic "
                    + topic + " --partitions " + expected + "; otherwise: " + anew;
        }
    }

    /** Partitions that fit together but are not as many as the configuration says. */
    record PartitionsOtherwise(String topic, int found, int expected) implements TopicFinding {
        @Override
        public boolean blocking() {
            return false;
        }

        @Override
        public String problem() {
            return "has " + found + " partitions, the configuration says " + expected;
        }

        @Override
        public String remedy(String bootstrapServers) {
            return "--set topics.partitions=" + found + ", as the topics are";
        }
    }

    /** Fewer replicas than the configuration says. */
    record FewReplicas(String topic, int found, int expected) implements TopicFinding {
        @Override
        public boolean blocking() {
            return false;
        }

        @Override
        public String problem() {
            return "has " + found + " replicas, expected " + expected;
        }

        @Override
        public String remedy(String bootstrapServers) {
            return "kafka-reassign-partitions.sh --bootstrap-server " + bootstrapServers
                    + " --execute, with a plan that gives every partition of " + topic + " " + expected
                    + " replicas; or --set topics.replication=" + found;
        }
    }

    /** A setting of the topic under which records would be lost or kept in the wrong way. */
    record SettingDiffers(String topic, String key, String found, String expected, String consequence)
            implements TopicFinding {
        @Override
        public boolean blocking() {
            return true;
        }

        @Override
        public String problem() {
            return "has " + key + "=" + found + ", expected " + expected + ": " + consequence;
        }

        @Override
        public String remedy(String bootstrapServers) {
            return "kafka-configs.sh --bootstrap-server " + bootstrapServers + " --alter --entity-type topics"
                    + " --entity-name " + topic + " --add-config " + key + "=" + expected;
        }
    }
}
