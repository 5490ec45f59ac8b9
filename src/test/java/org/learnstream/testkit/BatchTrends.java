package org.learnstream.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;

/** The oracle of the trends: the share of one course, from all vectors and registrations at once, by the definition. */
public final class BatchTrends {
    private static final String UNKNOWN = "UNKNOWN";

    private final Map<String, AffinityVector> vectors;
    private final Map<String, Demographics> registrations;
    private final long halfLife;
    private final double shrinkage;

    public BatchTrends(
            Map<String, AffinityVector> vectors,
            Map<String, Demographics> registrations,
            Duration halfLife,
            double shrinkage) {
        this.vectors = vectors;
        this.registrations = registrations;
        this.halfLife = halfLife.toMillis();
        this.shrinkage = shrinkage;
    }

    /** Returns the share of a course for a learner with such demographics. */
    public double share(String courseId, Demographics asker, long now) {
        double whole = count(null, now, UNKNOWN, UNKNOWN, UNKNOWN);
        if (whole == 0) {
            return 0;
        }
        double share = count(courseId, now, UNKNOWN, UNKNOWN, UNKNOWN) / whole;
        if (!asker.gender().equals(UNKNOWN) || !asker.technicalBackground().equals(UNKNOWN)) {
            share = (count(courseId, now, UNKNOWN, asker.gender(), asker.technicalBackground()) + shrinkage * share)
                    / (count(null, now, UNKNOWN, asker.gender(), asker.technicalBackground()) + shrinkage);
        }
        if (!asker.ageBand().equals(UNKNOWN)) {
            share = (count(courseId, now, asker.ageBand(), asker.gender(), asker.technicalBackground())
                            + shrinkage * share)
                    / (count(null, now, asker.ageBand(), asker.gender(), asker.technicalBackground()) + shrinkage);
        }
        return share;
    }

    /** Returns the decayed count of one course, or of all when it is null, among those who gave the same. */
    private double count(
            @org.jspecify.annotations.Nullable String courseId,
            long now,
            String ageBand,
            String gender,
            String technicalBackground) {
        boolean everybody = ageBand.equals(UNKNOWN) && gender.equals(UNKNOWN) && technicalBackground.equals(UNKNOWN);
        long step = halfLife / 32;
        long epoch = Math.floorDiv(now, step * 32) * 32;
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<String, AffinityVector> learner : vectors.entrySet()) {
            Demographics said = registrations.getOrDefault(learner.getKey(), Demographics.UNKNOWN);
            boolean member = everybody
                    || ((ageBand.equals(UNKNOWN) || said.ageBand().equals(ageBand))
                            && said.gender().equals(gender)
                            && said.technicalBackground().equals(technicalBackground));
            for (Affinity affinity : learner.getValue().entries()) {
                if (member
                        && affinity.tenths() > 0
                        && (courseId == null || affinity.courseId().equals(courseId))) {
                    long age = epoch - Math.min(epoch + 32, Math.floorDiv(affinity.firstTime(), step));
                    double weight = age > 20 * 32 ? 0 : Math.pow(2, -age / 32.0);
                    sum = sum.add(BigInteger.valueOf(Math.round(weight * (1 << 30))));
                }
            }
        }
        double sinceEpoch = (now - epoch * step) / (double) (step * 32);
        return sum.doubleValue() / (1 << 30) * Math.pow(2, -sinceEpoch);
    }
}
