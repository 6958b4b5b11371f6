using System.Diagnostics;
using System.Diagnostics.Metrics;
using ExcelChat.Diagnostics;
using ExcelChat.Flow;
using Microsoft.Extensions.Time.Testing;

namespace ExcelChat.Core.Tests.Flow;

public sealed class ObservedStageTests : IDisposable
{
    private readonly string _stage = Guid.NewGuid().ToString("N");
    private readonly List<Activity> _spans = [];
    private readonly List<(string Instrument, double Value, string? Error)> _measures = [];
    private readonly FakeTimeProvider _time = new();
    private readonly ActivityListener _spanListener;
    private readonly MeterListener _meterListener;

    public ObservedStageTests()
    {
        _spanListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (_spans)
                {
                    _spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_spanListener);
        _meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meterListener.Start();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _spanListener.Dispose();
        _meterListener.Dispose();
    }

    [Fact]
    public async Task A_run_has_one_span_and_counts_its_items()
    {
        await Taking(0).Observed(_stage, _time).RunAsync(Numbers.UpTo(5), Token).ToListAsync(Token);

        var span = Assert.Single(Spans(_stage));
        Assert.Equal(5L, span.GetTagItem(Telemetry.StageItems));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Contains((Telemetry.StageItems, 5, null), _measures);
    }

    [Fact]
    public async Task The_duration_is_the_stages_own_time_without_its_source_and_its_consumer()
    {
        var source = Taking(100).RunAsync(Numbers.UpTo(3), Token);

        await foreach (var _ in Taking(2).Observed(_stage, _time).RunAsync(source, Token))
        {
            _time.Advance(TimeSpan.FromSeconds(1000));
        }

        Assert.Equal(3 * 2, Assert.Single(_measures, m => m.Instrument == Telemetry.StageDuration).Value, 6);
    }

    [Fact]
    public async Task An_error_marks_the_span_and_the_measures()
    {
        var fragile = Stage.Each<int, int>((i, _) => i == 3 ? throw new FormatException() : new(i));

        await Assert.ThrowsAsync<FormatException>(
            async () => await fragile.Observed(_stage, _time).RunAsync(Numbers.UpTo(5), Token).ToListAsync(Token));

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(Spans(_stage)).Status);
        Assert.Contains((Telemetry.StageItems, 2, "System.FormatException"), _measures);
    }

    [Fact]
    public async Task The_stages_of_a_chain_have_spans_side_by_side_under_the_callers()
    {
        using var caller = Telemetry.Source.StartActivity("caller");

        await Inner("in-first").Observed(_stage + "1").Then(Inner("in-second").Observed(_stage + "2"))
            .RunAsync(Numbers.UpTo(1), Token).ToListAsync(Token);

        var (first, second) = (Assert.Single(Spans(_stage + "1")), Assert.Single(Spans(_stage + "2")));
        Assert.Equal((caller!.SpanId, caller.SpanId), (first.ParentSpanId, second.ParentSpanId));
        Assert.Contains(Spans("in-first"), s => s.ParentSpanId == first.SpanId);
        Assert.Contains(Spans("in-second"), s => s.ParentSpanId == second.SpanId);
        Assert.Same(caller, Activity.Current);
    }

    private static Stage<int, int> Inner(string span) => Stage.Each<int, int>((i, _) =>
    {
        using var inner = Telemetry.Source.StartActivity(span);
        return new(i);
    });

    private Stage<int, int> Taking(int seconds) => Stage.Each<int, int>((i, _) =>
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return new(i);
    });

    private List<Activity> Spans(string name)
    {
        lock (_spans)
        {
            return [.. _spans.Where(s => s.OperationName == name)];
        }
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = tags.ToArray().ToDictionary(t => t.Key, t => t.Value as string);
        if (labels.GetValueOrDefault(Telemetry.StageTag) == _stage)
        {
            _measures.Add((instrument.Name, value, labels.GetValueOrDefault(Telemetry.ErrorTag)));
        }
    }
}
