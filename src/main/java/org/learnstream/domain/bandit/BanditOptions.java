package org.learnstream.domain.bandit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * What can be chosen about the bandit.
 *
 * @param arms names of the recommenders that compete, the favourite first; at least one, no two the same
 * @param exploration share of the slots that is spread evenly over all arms, 0 to 1; above 0 no propensity is 0
 * @param halfLife after this time a slot's outcome weighs half as much; at least a minute
 * @param rewards what responses are worth
 */
public record BanditOptions(List<String> arms, double exploration, Duration halfLife, Rewards rewards) {
    public BanditOptions {
        arms = List.copyOf(arms);
        if (arms.isEmpty() || new HashSet<>(arms).size() < arms.size()) {
            throw new IllegalArgumentException("the arms are " + arms + ", expected at least one and no two the same");
        }
        if (!(exploration >= 0 && exploration <= 1)) {
            throw new IllegalArgumentException("the exploration is " + exploration + ", expected 0 to 1");
        }
        if (halfLife.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("the half-life is " + halfLife + ", expected at least PT1M");
        }
    }
}
