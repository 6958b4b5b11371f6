using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ExcelChat.Connectors.Onnx;

/// <summary>A model that gives a vector for each token, or for each text. Batches may be run at once.</summary>
internal sealed class EncoderModel : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string _output;
    private int _running;
    private bool _isDisposed;

    private EncoderModel(string path, InferenceSession session)
    {
        (_path, _session) = (path, session);
        _inputs = [.. session.InputMetadata.Keys];
        if (!_inputs.Contains(Ids) || !_inputs.Contains(Mask) || _inputs.Except([Ids, Mask, Types]).Any() || session.InputMetadata.Values.Any(input => input.ElementDataType != TensorElementType.Int64))
        {
            throw Unusable($"takes {string.Join(", ", session.InputMetadata.Select(input => $"{input.Key} ({input.Value.ElementDataType})"))}; expected are {Ids} and {Mask}, and perhaps {Types}, of Int64");
        }

        _output = Output(session.OutputMetadata, rank: 3) ?? Output(session.OutputMetadata, rank: 2)
            ?? throw Unusable($"gives {string.Join(", ", session.OutputMetadata.Keys)}; expected is an output of Float with a vector for each token or for each text");
    }

    public static EncoderModel Load(string path, int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            var session = new InferenceSession(path, options);
            try
            {
                return new(path, session);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (OnnxRuntimeException e)
        {
            throw new OnnxModelException(path, $"'{path}' cannot be loaded as a model: {e.Message} Download or export it again.", e);
        }
    }

    /// <summary>The vectors of a batch's texts, in its order.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public float[][] Run(TokenBatch batch, OnnxPooling pooling)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(OnnxEmbeddingGenerator));
            _running++;
        }

        try
        {
            return Infer(batch, pooling);
        }
        finally
        {
            lock (_gate)
            {
                _running--;
                Release();
            }
        }
    }

    /// <summary>Refuses what comes; what runs ends first.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Release();
        }
    }

    private float[][] Infer(TokenBatch batch, OnnxPooling pooling)
    {
        long[] shape = [batch.Rows, batch.Width];
        using var ids = OrtValue.CreateTensorValueFromMemory(batch.Ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(batch.Mask, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[batch.Ids.Length], shape);
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            using var results = _session.Run(options, _inputs, [.. _inputs.Select(name => name == Ids ? ids : name == Mask ? mask : types)], [_output]);
            var given = results[0].GetTensorTypeAndShape().Shape;
            var values = results[0].GetTensorDataAsSpan<float>();
            var vectors = new float[batch.Rows][];
            for (var row = 0; row < vectors.Length; row++)
            {
                var own = values.Slice(row * (values.Length / batch.Rows), values.Length / batch.Rows);
                vectors[row] = given.Length == 2 ? own.ToArray() : Pool(own, (int)given[2], pooling == OnnxPooling.Cls ? 1 : batch.LengthOf(row));
            }

            return vectors;
        }
        catch (OnnxRuntimeException e)
        {
            throw new OnnxModelException(_path, $"'{_path}' failed on {batch.Rows} texts of up to {batch.Width} tokens: {e.Message} Check that tokenizer and model belong together, and MaxTokens.", e);
        }
    }

    // A session that is disposed under a batch takes the process with it.
    private void Release()
    {
        if (_isDisposed && _running == 0)
        {
            _session.Dispose();
        }
    }

    private static string? Output(IReadOnlyDictionary<string, NodeMetadata> outputs, int rank)
        => outputs.FirstOrDefault(output => output.Value.ElementDataType == TensorElementType.Float && output.Value.Dimensions.Length == rank).Key;

    // The mean of the first vectors.
    private static float[] Pool(ReadOnlySpan<float> tokens, int dimensions, int count)
    {
        var sum = tokens[..dimensions].ToArray();
        for (var token = 1; token < count; token++)
        {
            TensorPrimitives.Add<float>(sum, tokens.Slice(token * dimensions, dimensions), sum);
        }

        TensorPrimitives.Divide<float>(sum, count, sum);
        return sum;
    }

    private OnnxModelException Unusable(string what) => new(_path, $"The model '{_path}' {what}. Use a model of the BERT family that was exported for feature extraction.");
}
