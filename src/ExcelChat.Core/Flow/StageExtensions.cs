namespace ExcelChat.Flow;

/// <summary>
/// How stages are put together: <c>reader.Then(detector.Parallel(4)).Then(chunker).Bounded(64)</c>. Whatever is added, the items and their
/// order are those of the plain loop; an error reaches the consumer as it was thrown; a consumer that leaves early or cancels stops
/// every producer, and its <c>await foreach</c> ends only when they have ended.
/// </summary>
public static class StageExtensions
{
    /// <typeparam name="TIn">What comes in.</typeparam>
    /// <typeparam name="TOut">What goes out.</typeparam>
    /// <param name="stage">The stage to build on.</param>
    extension<TIn, TOut>(Stage<TIn, TOut> stage)
    {
        /// <summary>This stage, and then the next on what it gives. The next pulls, item by item, so nothing is kept between the two.</summary>
        /// <param name="next">The stage that follows.</param>
        public Stage<TIn, TNext> Then<TNext>(Stage<TOut, TNext> next)
        {
            ArgumentNullException.ThrowIfNull(stage);
            ArgumentNullException.ThrowIfNull(next);
            return Stage.Create<TIn, TNext>((source, token) => next.RunAsync(stage.RunAsync(source, token), token));
        }

        /// <summary>
        /// Lets the stage run ahead of its consumer, on a task of its own, by at most <paramref name="capacity"/> items that wait and
        /// one that it holds in its hand.
        /// </summary>
        /// <param name="capacity">How many items may wait for the consumer; at least 1.</param>
        public Stage<TIn, TOut> Bounded(int capacity)
        {
            ArgumentNullException.ThrowIfNull(stage);
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
            return new BoundedStage<TIn, TOut>(stage, capacity);
        }

        /// <summary>
        /// Runs the stage on several items at once, each item in a run of its own, and gives the results in the order of the items.
        /// For a stage that treats every item alike and by itself.
        /// </summary>
        /// <param name="degree">How many items may be under way; at least 1. An item is under way until its last result is taken.</param>
        /// <param name="capacity">How many results of one item may wait for their turn; at least 1.</param>
        public Stage<TIn, TOut> Parallel(int degree, int capacity = 16)
        {
            ArgumentNullException.ThrowIfNull(stage);
            ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
            return new ParallelStage<TIn, TOut>(stage, degree, capacity);
        }

        /// <summary>
        /// Gives each run of the stage a span and counts its items and its own time, as named in <see cref="Diagnostics.Telemetry"/>.
        /// Costs nothing while nobody listens.
        /// </summary>
        /// <param name="name">The stage's name in telemetry: a constant, in lower case.</param>
        /// <param name="time">The clock; the system's by default.</param>
        public Stage<TIn, TOut> Observed(string name, TimeProvider? time = null)
        {
            ArgumentNullException.ThrowIfNull(stage);
            ArgumentException.ThrowIfNullOrEmpty(name);
            return new ObservedStage<TIn, TOut>(stage, name, time ?? TimeProvider.System);
        }
    }
}
