using System.Diagnostics.Metrics;

namespace ExcelChat.Flow;

/// <summary>
/// What the host's resource monitoring says, by the instruments of the meter of Microsoft.Extensions.Diagnostics.ResourceMonitoring. They are
/// there when the host called <c>AddResourceMonitoring</c> and runs as a generic host, on Linux in a control group, on Windows with or
/// without a job object. Listening to them by name needs no package, and its older interfaces are obsolete (EXTOBS0001). Where nobody
/// publishes them, the runtime's own readings stand in: the processor time of this process, and the memory load of the collector's last
/// look, which knows the limit of a container.
/// </summary>
internal sealed class MeteredGauge : ResourceGauge, IDisposable
{
    private const string MeterName = "Microsoft.Extensions.Diagnostics.ResourceMonitoring";

    /// <summary>A share is 1 at most, but for an overshoot of its measuring; above this it is per cent.</summary>
    private const double LargestShare = 2;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly TimeProvider _time;
    private readonly bool _mayBePercent;
    private bool _isPercent;
    private double _cpu;
    private double _memory;
    private long _readAt;
    private TimeSpan _usedThen;
    private ResourceReading _last;

    /// <summary>Begins to listen.</summary>
    /// <param name="time">Tells when readings are old.</param>
    /// <param name="mayBePercent">
    /// Whether the instruments may be in per cent: on Windows they are unless the host sets <c>UseZeroToOneRangeForMetrics</c>, elsewhere never. The setting is one for
    /// all of them, so the first reading that no share can have decides.
    /// </param>
    public MeteredGauge(TimeProvider time, bool mayBePercent)
    {
        (_time, _mayBePercent) = (time, mayBePercent);
        (_readAt, _usedThen) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        _last = new(0, MemoryLoad());
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MeterName && (IsCpu(instrument) || IsMemory(instrument)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Take);
        _listener.Start();
    }

    public override ResourceReading Read()
    {
        lock (_gate)
        {
            var elapsed = _time.GetElapsedTime(_readAt);
            if (elapsed >= Freshness)
            {
                _cpu = _memory = double.NaN;
                Record();
                var own = ProcessorShare(elapsed);
                _last = new(double.IsNaN(_cpu) ? own : Share(_cpu), double.IsNaN(_memory) ? MemoryLoad() : Share(_memory));
                _readAt = _time.GetTimestamp();
            }

            return _last;
        }
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsCpu(Instrument instrument) => instrument.Name is "container.cpu.limit.utilization" or "process.cpu.utilization";

    private static bool IsMemory(Instrument instrument) => instrument.Name is "container.memory.limit.utilization" or "dotnet.process.memory.virtual.utilization";

    private void Record()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException)
        {
            // An instrument of the host's that fails says nothing; the others have spoken.
        }
    }

    // Of several readings of one thing the highest: a limit that is near is near.
    private void Take(Instrument instrument, double measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        _isPercent |= _mayBePercent && measurement > LargestShare;
        if (IsCpu(instrument))
        {
            _cpu = double.MaxNumber(_cpu, measurement);
        }
        else
        {
            _memory = double.MaxNumber(_memory, measurement);
        }
    }

    private double Share(double measurement) => Math.Clamp(_isPercent ? measurement / 100 : measurement, 0, 1);

    private double ProcessorShare(TimeSpan elapsed)
    {
        var used = Environment.CpuUsage.TotalTime;
        var share = (used - _usedThen) / (elapsed * Environment.ProcessorCount);
        _usedThen = used;
        return Math.Clamp(share, 0, 1);
    }

    private static double MemoryLoad()
    {
        var memory = GC.GetGCMemoryInfo();
        return memory.TotalAvailableMemoryBytes > 0 ? Math.Min(1, (double)memory.MemoryLoadBytes / memory.TotalAvailableMemoryBytes) : 0;
    }
}
